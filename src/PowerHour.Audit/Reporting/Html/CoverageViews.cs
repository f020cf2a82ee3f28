using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Builds what was read and what was not.</summary>
internal sealed class CoverageViews
{
    private readonly SnapshotManifest _manifest;
    private readonly Dictionary<string, GapView> _gaps;
    private readonly ReportIndex _index;

    /// <summary>Takes a snapshot's account of itself, and the rules that judged it.</summary>
    public CoverageViews(ReportIndex index)
    {
        _index = index;
        _manifest = index.Report.Manifest;
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
    };

    /// <summary>A row for every type, sorted by type.</summary>
    public IReadOnlyList<CoverageRowView> Rows() =>
        [.. _manifest.Coverage.GroupBy(c => c.Type).OrderBy(g => g.Key.Name, StringComparer.Ordinal).Select(Row)];

    /// <summary>How much of what was asked was read, in a sentence.</summary>
    public string Sentence()
    {
        var all = _manifest.Coverage.Count;
        var complete = _manifest.Coverage.Count(c => c.IsComplete);
        return all == 0
            ? "Nothing was asked of the account."
            : $"{ReportText.Number(complete)} of {ReportText.Count(all, "list", "lists")} (a resource type in a region) could be read to the end; together they hold {ReportText.Count(_manifest.Coverage.Sum(c => c.Count), "resource")}.";
    }

    /// <summary>Which types the account has that no rule judges, in a sentence; null where there is none.</summary>
    public string? SeenSentence()
    {
        var seen = Rows().Where(r => r.IsOnlySeen).Select(r => $"{r.Type} ({ReportText.Number(r.Count)})").ToArray();
        return seen.Length == 0 ? null : $"Seen, not judged: no rule of this report is about {string.Join(", ", seen)}. Some of these serve as evidence for rules about other types; the rest was counted so that nothing stays unseen.";
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

    private CoverageRowView Row(IGrouping<ResourceType, CoverageEntry> entries)
    {
        var cells = entries.OrderBy(e => e.Region, StringComparer.Ordinal).Select(e => new CoverageCellView(e.Region, e.Count, e.IsComplete, [.. e.GapIds.Select(Gap)]));
        return new CoverageRowView(entries.Key.Name.Length == 0 ? "(no type)" : entries.Key.Name, entries.Sum(e => e.Count), entries.All(e => e.IsComplete), _index.RulesOn(entries.Key), [.. cells]);
    }

    private static GapView View(CoverageGap gap)
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
        };
    }
}
