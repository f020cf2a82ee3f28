using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds the points of the checklist.</summary>
internal static class PointViews
{
    /// <summary>How the ids of the frameworks begin whose controls are points of the talk, of what came after it, and of its paths.</summary>
    private const string Own = "power-hour-";

    /// <summary>A view for every point, in the checklist's order.</summary>
    public static IReadOnlyList<PointView> Build(ReportIndex index)
    {
        var tallies = index.Tallies.ToDictionary(t => t.Rule.Id, StringComparer.Ordinal);
        return [.. index.Report.Frameworks.Where(f => f.Id.StartsWith(Own, StringComparison.Ordinal)).SelectMany(f => f.Controls).Select(p => View(p, [.. p.Rules.Where(tallies.ContainsKey).Select(id => tallies[id])]))];
    }

    /// <summary>How many points there are and how they ended, in a sentence.</summary>
    public static string Sentence(ReportIndex index)
    {
        var points = Build(index);
        var ended = points.Where(p => p.Status is not null).GroupBy(p => p.Status!).OrderBy(g => StatusView.All.ToList().IndexOf(g.Key)).Select(g => $"{ReportText.Number(g.Count())} {g.Key.Name}").ToList();
        var silent = points.Count(p => p.Status is null);
        var rest = silent == 0 ? "" : $" On {ReportText.Count(silent, "point")} nothing was judged; each says why.";
        return $"{ReportText.Count(points.Count, "point")}, each by the worst status among its rules: {(ended.Count == 0 ? "none was judged" : ReportText.List(ended))}.{rest}";
    }

    private static PointView View(FrameworkControl point, IReadOnlyList<RuleTally> tallies)
    {
        var note = tallies.Count == 0 && point.Rules.Count > 0 ? "Its rules were not selected for this run, or are disabled."
            : point.Missing.Length > 0 ? $"{(point.Rules.Count == 0 ? "No rule looks at it yet" : "Not all of it is looked at")}: {point.Missing}" : "";
        return new PointView(Anchors.Of("k-", point.Id), point.Id, point.Title, Worst(tallies), [.. tallies.Select(RuleBriefView.Of)], note);
    }

    // FAIL before anything undecided before PASS: a point is only as sound as its weakest rule.
    private static StatusView? Worst(IReadOnlyList<RuleTally> tallies)
    {
        Status[] order = [Status.Fail, Status.Error, Status.Unknown, Status.Manual, Status.Pass, Status.NotApplicable];
        var found = order.Where(s => tallies.Any(t => t.Counts.Of(s) > 0)).ToArray();
        return found.Length == 0 ? null : StatusView.Of(found[0]);
    }
}
