using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting;

/// <summary>The sentences in which reports speak of a baseline.</summary>
internal static class ChangeSentences
{
    /// <summary>The kinds that are listed finding by finding.</summary>
    public static IReadOnlyList<ChangeKind> Listed { get; } = [ChangeKind.New, ChangeKind.BecameUnknown, ChangeKind.Changed, ChangeKind.Fixed];

    /// <summary>What the comparison rests on.</summary>
    public static string Since(ReportChanges changes) => $"Compared with the report of {ReportText.Human(changes.Baseline.EndedAt)}";

    /// <summary>How many findings changed, kind by kind.</summary>
    public static string Tally(ReportChanges changes)
    {
        var parts = ChangeKinds.All.Where(k => k != ChangeKind.Unchanged).Select(k => (Kind: k, Count: changes.Of(k).Count())).Where(p => p.Count > 0)
            .Select(p => $"{ReportText.Number(p.Count)} {p.Kind.Meaning()}").ToList();
        return parts.Count == 0 ? "Nothing changed." : $"Of the findings {ReportText.List(parts)}; {ReportText.Number(changes.Of(ChangeKind.Unchanged).Count())} are as they were.";
    }

    /// <summary>What is otherwise about a finding.</summary>
    public static string What(FindingChange change) => string.Join("; ", change.What);

    /// <summary>The heading of a list.</summary>
    public static string Heading(ChangeKind kind) => kind switch
    {
        ChangeKind.New => "New failures",
        ChangeKind.BecameUnknown => "Became unknown",
        ChangeKind.Changed => "Changed",
        _ => "Fixed",
    };
}
