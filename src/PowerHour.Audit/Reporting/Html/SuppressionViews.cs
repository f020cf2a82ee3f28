using PowerHour.Audit.Findings.Suppressions;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>The suppressions, for the page: first those that need somebody's attention.</summary>
internal static class SuppressionViews
{
    private const int MaxText = 2048;

    private static readonly SuppressionState[] Order = [SuppressionState.Expired, SuppressionState.InForce, SuppressionState.Unmatched, SuppressionState.NotJudged];

    /// <summary>The suppressions of a report.</summary>
    public static IReadOnlyList<SuppressionView> Of(AuditReport report)
    {
        var rules = report.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. report.Suppressions.Uses.OrderBy(u => Array.IndexOf(Order, u.State)).ThenBy(u => u.Suppression.Line).Select(u => View(report, u, rules.GetValueOrDefault(u.Suppression.RuleId)))];
    }

    private static SuppressionView View(AuditReport report, SuppressionUse use, Rules.Rule? rule) => new(
        use.Suppression.RuleId,
        rule is null ? "" : Anchors.Of("r-", rule.Id),
        rule?.Title ?? use.Suppression.RuleId,
        VisibleText.Cut(use.Suppression.Resource, MaxText),
        SuppressionNoteView.Of(use.Suppression)!,
        $"{report.Suppressions.File}({ReportText.Plain(use.Suppression.Line)})",
        use.State == SuppressionState.InForce,
        SuppressionSentences.State(use));
}
