using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Reporting.Pictures;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds what threat pages show of attack paths: those of rules that are a direct step of the threat.</summary>
/// <param name="report">The report.</param>
/// <param name="pictures">Its pictures; null where it has no lineage.</param>
internal sealed class ThreatPathViews(AuditReport report, LineagePictures? pictures)
{
    private const int PathsShown = 12;
    private const int RepairsShown = 8;

    /// <summary>The paths of a threat; null where no rule that judged looks for any.</summary>
    /// <param name="threat">The threat.</param>
    /// <returns>The view.</returns>
    public ThreatPathsView? Build(Threat threat)
    {
        var findings = report.Findings.Where(f => f.Rule.IsPath && f.Rule.IsDirectStepOf(threat.Id)).ToList();
        if (pictures is null || !report.Rules.Any(r => r.IsPath && r.IsDirectStepOf(threat.Id)))
        {
            return null;
        }

        var paths = pictures.Paths.Where(p => p.Finding.Rule.IsDirectStepOf(threat.Id)).ToList();
        var drawn = paths.Take(PathsShown).Where(p => p.IsTaken).ToList();
        var repairs = PathRepairs.Of(findings);
        var told = repairs.Count == RepairsShown + 1 ? repairs.Count : RepairsShown; // to leave one out takes as much room as to name it
        var name = $"Attack paths: {threat.Title}";
        return new ThreatPathsView(
            Sentence(findings, paths),
            drawn.Count == 0 ? null : new PictureMarkup(SvgPicture.Element(pictures.OfPaths(name, drawn), Anchors.Of("w-", threat.Id))),
            name,
            [.. repairs.Take(told).Select(r => new RepairView(VisibleText.Cut(r.Change, 1000), $"closes {ReportText.Number(r.Closes)}{(r.Left == 0 ? "; none is left" : $"; {ReportText.Number(r.Left)} left")}"))],
            repairs.Count > told ? $"{ReportText.Number(repairs.Count - told)} more changes close the last {ReportText.Number(repairs[told - 1].Left)}; the JSON report has them all." : "",
            [.. paths.Take(PathsShown).Select(PathLineView.Of)],
            paths.Count > PathsShown ? $"{ReportText.Count(paths.Count - PathsShown, "more path is", "more paths are")} shown under Findings." : "");
    }

    private static string Sentence(List<Finding> findings, List<ShownPath> paths)
    {
        var unknown = findings.Where(f => f.Status == Status.Unknown).ToList();
        var doubt = unknown.Count == 0 ? "" : $" {ReportText.Count(unknown.Count, "finding", "findings")} on {ReportText.Count(unknown.Select(f => f.Resource.Arn).Distinct(StringComparer.Ordinal).Count(), "model or endpoint", "models and endpoints")} could not be decided, so there may be more.";
        if (paths.Count == 0)
        {
            return $"No attack path that is a direct step of this threat was found.{doubt}";
        }

        var all = findings.Where(f => f.Status == Status.Fail).Sum(f => f.CutSets.Sum(s => s.Count));
        var targets = paths.Select(p => p.Finding.Resource.Arn).Distinct(StringComparer.Ordinal).Count();
        return $"{ReportText.Count(all, "path leads", "paths lead")} to {ReportText.Count(targets, "model or endpoint", "models and endpoints")} that {(targets == 1 ? "answers" : "answer")} requests, each step allowed by what was read. Of each kind of attacker the worst is shown.{doubt}";
    }
}
