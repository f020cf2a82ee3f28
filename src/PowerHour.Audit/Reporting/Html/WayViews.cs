using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds what threat pages show of ways to models.</summary>
/// <param name="report">The report.</param>
/// <param name="pictures">Its pictures; null where it has no lineage.</param>
internal sealed class WayViews(AuditReport report, LineagePictures? pictures)
{
    private const int DoorsShown = 12;
    private const int ModelsShown = 6;

    private readonly Dictionary<Node, int> _numbers = pictures?.ServedModels.Select((m, i) => (m, i)).ToDictionary(x => x.m, x => x.i) ?? [];

    /// <summary>The ways of a threat; null where the report has no lineage.</summary>
    public WaysView? Build(Threat threat)
    {
        if (pictures is null)
        {
            return null;
        }

        var ways = pictures.Ways.Where(w => w.Door.Rule.Threats.Any(l => l.Threat == threat.Id && l.Relevance >= 2)).ToList();
        var doors = ways.GroupBy(w => w.Door.Fingerprint, StringComparer.Ordinal).OrderByDescending(g => g.First().Door.Severity).ThenByDescending(g => g.Count())
            .ThenBy(g => g.First().Door.Rule.Id, StringComparer.Ordinal).ThenBy(g => g.First().Door.Resource.Arn, StringComparer.Ordinal).ToList();
        var shown = doors.Take(DoorsShown).ToList();
        var name = $"Ways to {threat.Title}";
        return new WaysView(
            Sentence(ways, doors.Count, threat),
            ways.Count == 0 ? null : new PictureMarkup(SvgPicture.Element(pictures.OfWays(name, [.. shown.SelectMany(d => d)]), Anchors.Of("w-", threat.Id))),
            name,
            [.. shown.Select(d => Door([.. d], ways.Count))],
            doors.Count > DoorsShown ? $"{ReportText.Count(doors.Count - DoorsShown, "more failure opens", "more failures open")} ways; they are under Findings." : "");
    }

    private string Sentence(List<WayIn> ways, int doors, Threat threat)
    {
        if (ways.Count > 0)
        {
            return $"{ReportText.Count(doors, "failure", "failures")} that outsiders, or anybody inside, can use and that {(doors == 1 ? "is" : "are")} a direct step of this threat {(doors == 1 ? "stands" : "stand")} in the line of {ReportText.Count(ways.Select(w => w.Model).Distinct().Count(), "model")} that answer{(ways.Select(w => w.Model).Distinct().Count() == 1 ? "s" : "")} requests: {ReportText.Count(ways.Count, "way")}. What flows is configured; the stroke across a line is where the fix cuts.";
        }

        var unknown = report.Findings.Any(f => f.Status == Status.Unknown && f.Rule.Exposure >= 3 && f.Rule.Threats.Any(l => l.Threat == threat.Id && l.Relevance >= 2));
        return $"No failure that outsiders, or anybody inside, can use was found in the line of a model that answers requests.{(unknown ? " Some rules that would tell could not be decided, so there may be one." : "")}";
    }

    private DoorView Door(List<WayIn> ways, int all)
    {
        var rule = ways[0].Door.Rule;
        var models = ways.Select(w => w.Model).Distinct().OrderBy(m => _numbers[m]).ToList();
        var shortest = ways.MinBy(w => w.Steps.Count)!;
        return new DoorView(
            SeverityView.Of(rule.Severity),
            Anchors.Of("r-", rule.Id),
            rule.Title,
            new FindingLinkView(Anchors.Of("f-", ways[0].Door.Fingerprint), VisibleText.Line(ways[0].Door.Resource.Name, 200)),
            VisibleText.Line(string.Join(" → ", shortest.Nodes.Select(n => $"{pictures!.KindOf(n)} {LineagePictures.NameOf(n)}")), 1000),
            [.. models.Take(ModelsShown).Select(m => new FindingLinkView(_numbers[m] < ModelViews.ModelsShown ? ModelViews.AnchorOf(_numbers[m]) : "models", VisibleText.Line(LineagePictures.NameOf(m), 200)))],
            models.Count > ModelsShown ? $"and {ReportText.Number(models.Count - ModelsShown)} more" : "",
            $"closes {ReportText.Number(ways.Count)} of {ReportText.Count(all, "way")}",
            ReportText.Flowing(rule.Remediation.Text));
    }
}
