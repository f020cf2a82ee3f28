using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>An attack path in a few lines; the finding has its evidence.</summary>
/// <param name="Severity">How severe.</param>
/// <param name="Finding">The finding.</param>
/// <param name="RuleAnchor">The place of the rule.</param>
/// <param name="Title">The rule.</param>
/// <param name="Chain">Points and steps, in a line.</param>
/// <param name="More">How many more paths of the kind there are; may be empty.</param>
/// <param name="Change">The one change that breaks it, without a full stop.</param>
internal sealed record PathLineView(SeverityView Severity, FindingLinkView Finding, string RuleAnchor, string Title, string Chain, string More, string Change)
{
    private const int MaxText = 1000;

    /// <summary>The view of a path.</summary>
    /// <param name="shown">The path.</param>
    /// <returns>The view.</returns>
    public static PathLineView Of(ShownPath shown)
    {
        var (finding, path) = (shown.Finding, shown.Path);
        var steps = path.Points.Select((p, i) => i < path.Steps.Count ? $"{p.Kind} {p.Name} — {path.Steps[i].Label} → " : $"{p.Kind} {p.Name}");
        return new PathLineView(
            SeverityView.Of(finding.Severity),
            new FindingLinkView(Anchors.Of("f-", finding.Fingerprint), VisibleText.Line(finding.Resource.Name, 200)),
            Anchors.Of("r-", finding.Rule.Id),
            finding.Rule.Title,
            VisibleText.Line(string.Concat(steps), MaxText),
            path.Count > 1 ? $"{ReportText.Count(path.Count - 1, "more path", "more paths")} by {(path.Class.Length == 0 ? "the same" : path.Class)}" : "",
            VisibleText.Cut(path.Cut.Change.Length > 0 ? path.Cut.Change : path.Cut.Advice, MaxText));
    }
}
