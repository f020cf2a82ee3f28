namespace PowerHour.Audit.RuleTesting.Drafting;

/// <summary>What a draft says until its author says something: the linter finds it again.</summary>
internal static class DraftSentences
{
    /// <summary>The paragraph below <c>why</c>.</summary>
    public const string Why = "One paragraph for the auditor: what an attacker does with it, and what that costs.";

    /// <summary>Ends title and message.</summary>
    public const string AsItShouldBe = "as it should be";

    /// <summary>Ends what a threat's <c>how</c> says.</summary>
    public const string How = "unseen can change what a model learns";
}
