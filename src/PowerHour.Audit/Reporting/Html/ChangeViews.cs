using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>The comparison with the baseline, for the page.</summary>
internal static class ChangeViews
{
    private const int MaxShown = 25;
    private const int MaxText = 400;

    /// <summary>The view; null where there is no baseline.</summary>
    public static ChangesView? Of(AuditReport report)
    {
        if (report.Changes is not { } changes)
        {
            return null;
        }

        var titles = report.Rules.ToDictionary(r => r.Id, r => r.Title, StringComparer.Ordinal);
        return new ChangesView(ChangeSentences.Since(changes), ChangeSentences.Tally(changes), changes.Notes,
            [.. ChangeSentences.Listed.Select(k => Group(changes, k, titles)).Where(g => g.Count > 0)],
            [.. changes.Disappeared.Take(MaxShown).Select(g => new FactView(ReportText.Count(g.Failures, "failure"), VisibleText.Cut(g.Resource.Arn, MaxText), IsCode: true))],
            Rest(changes.Disappeared.Count));
    }

    private static ChangeGroupView Group(ReportChanges changes, ChangeKind kind, Dictionary<string, string> titles)
    {
        var all = changes.Of(kind).ToList();
        return new ChangeGroupView(kind.Name(), ChangeSentences.Heading(kind), all.Count, [.. all.Take(MaxShown).Select(c => View(c, titles))], Rest(all.Count));
    }

    private static ChangeView View(FindingChange change, Dictionary<string, string> titles) => new(
        change.After is { } after ? Anchors.Of("f-", after.Fingerprint) : "",
        titles.GetValueOrDefault(change.RuleId, change.RuleId),
        SeverityView.Of(change.Severity),
        VisibleText.Line(change.Resource.Name.Length == 0 ? change.Resource.Arn : change.Resource.Name, MaxText),
        change.Resource.Region,
        VisibleText.Line(ChangeSentences.What(change), MaxText));

    private static string Rest(int count) => count > MaxShown ? $"and {ReportText.Number(count - MaxShown)} more, all in the JSON report" : "";
}
