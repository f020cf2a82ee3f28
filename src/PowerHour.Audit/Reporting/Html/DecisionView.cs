using PowerHour.Audit.Scoring;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>When to act, as a template sees it.</summary>
/// <param name="Name">The printed name: <c>TRACK*</c>.</param>
/// <param name="Key">The name for classes: <c>trackclosely</c>.</param>
/// <param name="When">When that is.</param>
internal sealed record DecisionView(string Name, string Key, string When)
{
    /// <summary>The view of a decision.</summary>
    public static DecisionView Of(FixDecision decision) => new(decision.Name(), decision.ToString().ToLowerInvariant(), decision.When());
}
