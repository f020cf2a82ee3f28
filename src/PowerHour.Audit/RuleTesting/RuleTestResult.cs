using PowerHour.Audit.Cel;

namespace PowerHour.Audit.RuleTesting;

/// <summary>How a test of a card came out.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Test">The test.</param>
/// <param name="Actual">The verdict that came out.</param>
/// <param name="Message">The finding's sentence.</param>
/// <param name="Where">How <c>where</c> came out, part by part; null where the test held or there is none.</param>
/// <param name="Require">How <c>require</c> came out, part by part; null where the test held or there is none.</param>
public sealed record RuleTestResult(string RuleId, RuleTestCase Test, string Actual, string Message, CelTrace? Where, CelTrace? Require)
{
    /// <summary>Whether the verdict is the expected one.</summary>
    public bool Holds => string.Equals(Actual, Test.Expect, StringComparison.Ordinal);
}
