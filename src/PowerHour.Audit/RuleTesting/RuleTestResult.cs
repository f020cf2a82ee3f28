using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.RuleTesting;

/// <summary>How a test of a card came out.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Test">The test.</param>
/// <param name="Actual">The verdict that came out.</param>
/// <param name="Message">The finding's sentence.</param>
/// <param name="Parts">How each <c>let</c>, <c>where</c> and <c>require</c> came out, part by part; empty where the test held.</param>
public sealed record RuleTestResult(string RuleId, RuleTestCase Test, string Actual, string Message, IReadOnlyList<ExpressionPart> Parts)
{
    /// <summary>Steps that the rule's expressions took, to decide and to say why it came out otherwise.</summary>
    public long Steps { get; init; }

    /// <summary>Whether the verdict is the expected one.</summary>
    public bool Holds => string.Equals(Actual, Test.Expect, StringComparison.Ordinal);
}
