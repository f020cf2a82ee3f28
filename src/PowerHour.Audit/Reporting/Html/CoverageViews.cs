using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds what was read and what was not.</summary>
internal sealed class CoverageViews
{
    private readonly SnapshotManifest _manifest;
    private readonly ServiceCatalog? _services;
    private readonly Dictionary<string, GapView> _gaps;
    private readonly ReportIndex _index;
    private readonly Dictionary<string, int> _undecided;
    private readonly ILookup<(string Operation, string Region), CoverageGap> _failed;

    /// <summary>Takes a snapshot's account of itself, and the rules that judged it.</summary>
    public CoverageViews(ReportIndex index)
    {
        _index = index;
        _manifest = index.Report.Manifest;
        _services = index.Report.Lineage?.Services;
        _undecided = index.Report.Findings.Where(f => f.Status == Status.Unknown).SelectMany(f => f.GapIds).CountBy(id => id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        _failed = _manifest.Gaps.ToLookup(g => (g.Operation, g.Region));
        _gaps = _manifest.Gaps.GroupBy(g => g.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => View(g.First()), StringComparer.Ordinal);
    }

    /// <summary>A gap by its id; where the snapshot does not list it, the id in place of the operation.</summary>
    public GapView Gap(string id) => _gaps.GetValueOrDefault(id) ?? new GapView
    {
        Anchor = "gaps",
        Cause = "NOT_LISTED",
        Meaning = "The snapshot names this gap nowhere else.",
        Advice = "",
        Operation = id,
        Region = "",
        Code = "",
        Message = "",
        Permission = "",
        Count = 1,
        Effect = "",
    };

    /// <summary>The services with a row for every type, sorted by name.</summary>
    public IReadOnlyList<CoverageServiceView> Services() =>
        [.. _manifest.Coverage.GroupBy(c => ServiceOf(c.Type.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Service)];

    /// <summary>How the calls ended: what was read first, then each way in which something was not, also where nothing ended so.</summary>
    public IReadOnlyList<CallOutcomeView> Outcomes()
    {
        var causes = _manifest.Gaps.GroupBy(g => Outcome(g.Cause), StringComparer.Ordinal).ToDictionary(g => g.Key, g => (Count: g.Sum(x => x.Count), First: g.Min(x => x.Cause)), StringComparer.Ordinal);
        var named = (string[])["denied", "throttled", "unsupported here", "bounded", "otherwise failed"];
        return [Read(_manifest.Coverage.Count(c => c.IsComplete)), .. named.Select(n => causes.TryGetValue(n, out var found) ? Failed(n, found.Count, $"cause-{found.First.Name()}") : Failed(n, 0, ""))];

        CallOutcomeView Read(int lists) => new("read to the end", lists, lists == 1 ? "list" : "lists", "", IsGap: false);
        CallOutcomeView Failed(string name, int calls, string anchor) => new(name, calls, calls == 1 ? "call" : "calls", anchor, IsGap: calls > 0);
    }

    /// <summary>How much of what was asked was read, in a sentence.</summary>
    public string Sentence()
    {
        var all = _manifest.Coverage.Count;
        var complete = _manifest.Coverage.Count(c => c.IsComplete);
        return all == 0
            ? "Nothing was asked of the account."
            : $"{ReportText.Number(complete)} of {ReportText.Count(all, "list", "lists")} (a resource type in a region) could be read to the end; together they hold {ReportText.Count(_manifest.Coverage.Sum(c => c.Count), "resource")}.";
    }

    /// <summary>The types that the account has and no rule judges, with how many there are of each.</summary>
    public IReadOnlyList<FactView> Seen() => [.. Services().SelectMany(s => s.Rows).Where(r => r.IsOnlySeen).Select(r => new FactView(r.Type, ReportText.Number(r.Count), IsCode: false))];

    /// <summary>How many resources that are, in a sentence; empty where there is none.</summary>
    public string SeenSentence()
    {
        var rows = Services().SelectMany(s => s.Rows).Where(r => r.IsOnlySeen).ToList();
        return rows.Count == 0 ? "" : $"Seen, not judged: {ReportText.Count(rows.Sum(r => r.Count), "resource")} of {ReportText.Count(rows.Count, "type")} that no rule of this report is about. Some serve as evidence for rules about other types; the rest was counted so that nothing stays unseen.";
    }

    /// <summary>The gaps by cause.</summary>
    public IReadOnlyList<CauseView> Causes() =>
        [.. _manifest.Gaps.GroupBy(g => g.Cause).OrderBy(g => g.Key).Select(Cause)];

    private CauseView Cause(IGrouping<GapCause, CoverageGap> gaps)
    {
        var words = GapWords.Of(gaps.Key);
        var views = gaps.OrderBy(g => g.Operation, StringComparer.Ordinal).ThenBy(g => g.Region, StringComparer.Ordinal).Select(g => _gaps[g.Id]).Distinct();
        return new CauseView(gaps.Key.Name(), words.Meaning, words.Advice, gaps.Sum(g => g.Count), [.. views]);
    }

    private static string Outcome(GapCause cause) => cause switch
    {
        GapCause.AccessDenied or GapCause.DeniedByOrganizationPolicy => "denied",
        GapCause.Throttled => "throttled",
        GapCause.RegionUnsupported or GapCause.NotOffered => "unsupported here",
        GapCause.Bounded => "bounded",
        _ => "otherwise failed",
    };

    private static string ServiceOf(string type) => type.Split("::") is [_, var service, ..] ? service : type.Length == 0 ? "(no type)" : type;

    private CoverageServiceView Service(IGrouping<string, CoverageEntry> entries)
    {
        var rows = entries.GroupBy(c => c.Type).OrderBy(g => g.Key.Name, StringComparer.Ordinal).Select(Row).ToList();
        var open = rows.Sum(r => r.Regions.Count(c => !c.IsComplete));
        var read = $"{ReportText.Count(rows.Count, "type")}, {ReportText.Count(rows.Sum(r => r.Count), "resource")}";
        return new CoverageServiceView(entries.Key, Anchors.Of("s-", entries.Key), open == 0 ? $"{read}; no call failed" : $"{read}; calls failed in {ReportText.Count(open, "place")}", open == 0, rows);
    }

    private CoverageRowView Row(IGrouping<ResourceType, CoverageEntry> entries)
    {
        var calls = (_services?.Find(entries.Key)?.CallSteps ?? []).Select(c => c.Name).Distinct(StringComparer.Ordinal).ToList();
        var cells = entries.OrderBy(e => e.Region, StringComparer.Ordinal).Select(e => Cell(e, calls)).ToList();
        var names = string.Join(", ", calls.Select(c => c[(c.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        return new CoverageRowView(entries.Key.Name.Length == 0 ? "(no type)" : entries.Key.Name, names, entries.Sum(e => e.Count), cells.All(c => c.IsComplete), _index.RulesOn(entries.Key), cells);
    }

    // The list may be whole and a call about one of its resources have failed all the same.
    private CoverageCellView Cell(CoverageEntry entry, IReadOnlyList<string> calls)
    {
        var ids = entry.GapIds.Concat(calls.SelectMany(c => _failed[(c, entry.Region)]).Select(g => g.Id)).Distinct(StringComparer.Ordinal).ToList();
        return new CoverageCellView(entry.Region, entry.Count, entry.IsComplete, ids.Count == 0, [.. ids.Select(Gap)]);
    }

    private GapView View(CoverageGap gap)
    {
        var words = GapWords.Of(gap.Cause);
        return new GapView
        {
            Anchor = Anchors.Of("g-", gap.Id),
            Cause = gap.Cause.Name(),
            Meaning = words.Meaning,
            Advice = words.Advice,
            Operation = gap.Operation,
            Region = gap.Region,
            Code = gap.Code,
            Message = gap.Message,
            Permission = gap.Permission,
            Count = gap.Count,
            Effect = _undecided.GetValueOrDefault(gap.Id) is > 0 and var findings ? $"{ReportText.Count(findings, "finding is", "findings are")} UNKNOWN because of it, alone or with others." : "No verdict rests on it.",
        };
    }
}
