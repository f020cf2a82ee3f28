using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>An attack path in a few lines; the finding has its evidence.</summary>
/// <param name="Severity">How severe.</param>
/// <param name="Finding">The finding.</param>
/// <param name="RuleAnchor">The place of the rule.</param>
/// <param name="Title">The rule.</param>
/// <param name="Points">The points, from the attacker on.</param>
/// <param name="More">How many more paths of the kind there are; may be empty.</param>
/// <param name="Change">The one change that breaks it, without a full stop.</param>
internal sealed record PathLineView(SeverityView Severity, FindingLinkView Finding, string RuleAnchor, string Title, IReadOnlyList<PathPointView> Points, string More, string Change)
{
    private const int MaxText = 1000;

    /// <summary>The view of a path.</summary>
    /// <param name="shown">The path.</param>
    /// <returns>The view.</returns>
    public static PathLineView Of(ShownPath shown)
    {
        var (finding, path) = (shown.Finding, shown.Path);
        return new PathLineView(
            SeverityView.Of(finding.Severity),
            FindingLinkView.Of(finding),
            Anchors.Of("r-", finding.Rule.Id),
            finding.Rule.Title,
            [.. path.Points.Select((p, i) => new PathPointView(i == 0 ? "" : path.Steps[i - 1].Label, p.Kind, VisibleText.Line(p.Name, MaxText)))],
            path.Count > 1 ? $"{ReportText.Count(path.Count - 1, "more path", "more paths")} of this rule to it{(path.Class.Length == 0 ? "" : $", by attackers of the same kind ({path.Class})")}" : "",
            VisibleText.Cut(path.Cut.Change.Length > 0 ? path.Cut.Change : path.Cut.Advice, MaxText));
    }
}
