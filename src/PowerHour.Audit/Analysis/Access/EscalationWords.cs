using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Steps of an escalation, told by their surest technique.</summary>
internal static class EscalationWords
{
    /// <summary>A step in words.</summary>
    /// <param name="step">The step.</param>
    /// <returns>What is done, to whom, and what it depends on.</returns>
    public static string Of(EscalationStep step) =>
        $"{step.Uses[0].Technique.Title}{(step.To is null ? "" : $": {step.To.Arn}")}{(step.IsCertain ? "" : " (if " + string.Join("; ", step.Uses[0].Assumptions) + ")")}";

    /// <summary>The statements that let a step be taken.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Each once.</returns>
    public static IEnumerable<string> StatementsOf(EscalationStep step) =>
        step.Uses[0].Evidence.Select(e => e.DecidedBy?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal);
}
