using System.Globalization;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>Compares two reports of one account, finding by finding: by rule, under whatever name, and resource.</summary>
public sealed class ReportComparison
{
    private readonly ComparedReport _before;
    private readonly ComparedReport _after;
    private readonly FormerRuleIds _ids;
    private readonly HashSet<string> _judged;
    private readonly HashSet<string> _notListed;

    private ReportComparison(ComparedReport before, ComparedReport after)
    {
        (_before, _after, _ids) = (before, after, new FormerRuleIds(before, after));
        _judged = after.Rules.Keys.Select(_ids.Of).ToHashSet(StringComparer.Ordinal);
        _notListed = after.Findings.Where(f => f is { IsWhole: true, IsUnknown: true }).Select(f => Place(f, f.Resource.Region)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Compares.</summary>
    /// <param name="before">The baseline.</param>
    /// <param name="after">The later report.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="DocumentException">The reports are of different accounts.</exception>
    public static ReportChanges Of(ComparedReport before, ComparedReport after)
    {
        if ((before.AccountId, before.Partition) != (after.AccountId, after.Partition))
        {
            throw new DocumentException(new DocumentProblem(before.File, 1, 1,
                $"this report is of account {before.AccountId} ({before.Partition}), and what it is compared with of {after.AccountId} ({after.Partition}): only reports of one account can be compared"));
        }

        return new ReportComparison(before, after).Compare();
    }

    private ReportChanges Compare()
    {
        var earlier = Keyed(_before);
        var later = Keyed(_after);
        var changes = later.Select(l => Change(l.Key, earlier.GetValueOrDefault(l.Key), l.Value))
            .Concat(earlier.Where(e => !later.ContainsKey(e.Key)).Select(e => Change(e.Key, e.Value, null)))
            .OrderBy(c => c.Kind).ThenByDescending(c => c.Severity).ThenBy(c => c.RuleId, StringComparer.Ordinal).ThenBy(c => c.Resource.Arn, StringComparer.Ordinal);
        return new ReportChanges(_before, [.. Notes()], [.. changes]);
    }

    private Dictionary<(string Rule, string Arn), ComparedFinding> Keyed(ComparedReport report)
    {
        var keyed = new Dictionary<(string, string), ComparedFinding>(report.Findings.Count);
        foreach (var finding in report.Findings)
        {
            keyed.TryAdd((_ids.Of(finding.RuleId), finding.Resource.Arn), finding);
        }

        return keyed;
    }

    private FindingChange Change((string Rule, string Arn) key, ComparedFinding? before, ComparedFinding? after) => new((before, after) switch
    {
        (null, { } now) => now.IsFail ? ChangeKind.New : now.IsUnknown ? ChangeKind.BecameUnknown : ChangeKind.Added,
        ({ } old, null) => Gone(key.Rule, old),
        var (old, now) => Kind(old!, now!),
    }, key.Rule, before, after);

    private static ChangeKind Kind(ComparedFinding before, ComparedFinding after) => (before, after) switch
    {
        ({ IsFail: true }, { IsFail: true }) => before.Severity == after.Severity && before.IsSuppressed == after.IsSuppressed && FindingChange.IsSameEvidence(before, after) ? ChangeKind.Unchanged : ChangeKind.Changed,
        (_, { IsFail: true }) => ChangeKind.New,
        ({ IsUnknown: false }, { IsUnknown: true }) => ChangeKind.BecameUnknown,
        ({ IsFail: true }, _) => ChangeKind.Fixed,
        _ => before.Status == after.Status ? ChangeKind.Unchanged : ChangeKind.Changed,
    };

    // What is not there any more was deleted only where somebody looked for it.
    private ChangeKind Gone(string rule, ComparedFinding before) =>
        !_judged.Contains(rule) ? ChangeKind.NoLongerJudged
        : before.IsWhole ? ChangeKind.Unchanged
        : WasLookedFor(rule, before) ? ChangeKind.Disappeared
        : before.IsUnknown ? ChangeKind.Unchanged
        : ChangeKind.BecameUnknown;

    private bool WasLookedFor(string rule, ComparedFinding before)
    {
        var (type, region) = (before.Resource.Type, before.Resource.Region);
        var listed = _after.Coverage.TryGetValue((type, region), out var whole) ? whole : _after.Coverage.TryGetValue((type, "global"), out var global) && global;
        return listed && !new[] { region, "global", "lineage" }.Any(r => _notListed.Contains($"{rule}\n{r}"));
    }

    private string Place(ComparedFinding finding, string region) => $"{_ids.Of(finding.RuleId)}\n{region}";

    private IEnumerable<string> Notes()
    {
        if (_before.EndedAt > _after.EndedAt)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"The baseline is the later one: its snapshot is of {ReportText.Human(_before.EndedAt)}.");
        }

        if (_before.ToolVersion != _after.ToolVersion)
        {
            yield return $"The baseline was judged by version {_before.ToolVersion}, this by {_after.ToolVersion}: some changes may come from there.";
        }

        if (_before.RulesHash != _after.RulesHash)
        {
            yield return "The baseline was judged with other rules: some changes may come from there.";
        }

        if (_before.SettingsHash != _after.SettingsHash)
        {
            yield return "The baseline was judged with other settings: some changes may come from there.";
        }
    }
}
