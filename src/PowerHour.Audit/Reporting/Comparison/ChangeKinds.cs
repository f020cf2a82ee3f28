namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>The printed names of <see cref="ChangeKind"/>.</summary>
public static class ChangeKinds
{
    /// <summary>All, in the order in which reports print them.</summary>
    public static IReadOnlyList<ChangeKind> All { get; } = Enum.GetValues<ChangeKind>();

    /// <summary>The printed name: <c>became-unknown</c>.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The name.</returns>
    public static string Name(this ChangeKind kind) => kind switch
    {
        ChangeKind.BecameUnknown => "became-unknown",
        ChangeKind.NoLongerJudged => "no-longer-judged",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>What it means, for people.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>A few words.</returns>
    public static string Meaning(this ChangeKind kind) => kind switch
    {
        ChangeKind.New => "fail now and did not before",
        ChangeKind.BecameUnknown => "can not be told now and could before, or are new and unknown",
        ChangeKind.Changed => "changed otherwise",
        ChangeKind.Fixed => "failed before and hold now",
        ChangeKind.Disappeared => "were of resources that are gone",
        ChangeKind.NoLongerJudged => "were of rules that did not judge this time",
        ChangeKind.Added => "are of resources that were not there, and do not fail",
        _ => "are as they were",
    };
}
