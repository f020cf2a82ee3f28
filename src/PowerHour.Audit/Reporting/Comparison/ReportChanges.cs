using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>What changed between two reports of one account.</summary>
public sealed class ReportChanges
{
    private readonly Dictionary<string, FindingChange> _byLater;

    internal ReportChanges(ComparedReport baseline, IReadOnlyList<string> notes, IReadOnlyList<FindingChange> all)
    {
        (Baseline, Notes, All) = (baseline, notes, all);
        _byLater = all.Where(c => c.After is not null).DistinctBy(c => c.After!.Fingerprint, StringComparer.Ordinal).ToDictionary(c => c.After!.Fingerprint, StringComparer.Ordinal);
        Disappeared = [.. Of(ChangeKind.Disappeared).GroupBy(c => c.Resource.Arn, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new GoneResource(g.First().Resource, g.Count(c => c.Before!.IsFail)))];
    }

    /// <summary>The earlier report.</summary>
    public ComparedReport Baseline { get; }

    /// <summary>What a reader should know before comparing: other rules, another version, another order. Empty where there is nothing.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Every finding of either report, unchanged ones too, by kind, severity (highest first), rule and resource.</summary>
    public IReadOnlyList<FindingChange> All { get; }

    /// <summary>The resources that are gone, by ARN.</summary>
    public IReadOnlyList<GoneResource> Disappeared { get; }

    /// <summary>Whether nothing changed.</summary>
    public bool IsEmpty => All.All(c => c.Kind == ChangeKind.Unchanged);

    /// <summary>The changes of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The changes, in order.</returns>
    public IEnumerable<FindingChange> Of(ChangeKind kind) => All.Where(c => c.Kind == kind);

    /// <summary>How a finding of the later report stands to the baseline.</summary>
    /// <param name="fingerprint">Its fingerprint.</param>
    /// <returns>The change; null where the later report has no such finding.</returns>
    public FindingChange? Find(string fingerprint) => _byLater.GetValueOrDefault(fingerprint);

    /// <summary>Whether a failure was not one that somebody already had to act on: it is new, or its suppression is over.</summary>
    /// <param name="change">The change.</param>
    /// <returns>True for a failure that nobody answers for and that the baseline did not have so.</returns>
    public static bool FailsAnew(FindingChange change) => change is { After: { IsFail: true, IsSuppressed: false } } and not { Before: { IsFail: true, IsSuppressed: false } };

    /// <summary>Whether a finding of the later report is such a failure.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>True where it is.</returns>
    public bool FailsAnew(Finding finding) => Find(finding.Fingerprint) is { } change && FailsAnew(change);
}
