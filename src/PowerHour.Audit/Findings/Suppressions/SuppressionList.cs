using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>The suppressions of a file, and how they are applied.</summary>
public sealed record SuppressionList
{
    /// <summary>Nothing is decided.</summary>
    public static SuppressionList None { get; } = new();

    /// <summary>The file as the person named it; empty where there is none.</summary>
    public string File { get; init; } = "";

    /// <summary>SHA-256 of the file, lower-case hex; empty where there is none.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The suppressions, in file order.</summary>
    public IReadOnlyList<Suppression> Entries { get; init; } = [];

    /// <summary>Gives failures the suppressions that speak of them. Nothing else changes: not the status, not the order.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="rules">The rules that judged.</param>
    /// <param name="at">The time of the judgement: when the snapshot was taken.</param>
    /// <returns>The findings, each failure with the first suppression in force that speaks of it, and what became of every suppression.</returns>
    /// <exception cref="DocumentException">An expiry lies too far after <paramref name="at"/>.</exception>
    public (IReadOnlyList<Finding> Findings, AppliedSuppressions Applied) Apply(IReadOnlyList<Finding> findings, IEnumerable<Rule> rules, DateTimeOffset at)
    {
        RefuseTooFar(at);
        var judged = rules.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var spoken = new Dictionary<Suppression, int>(ReferenceEqualityComparer.Instance);
        var byRule = Entries.ToLookup(e => e.RuleId, StringComparer.Ordinal);
        var result = Entries.Count == 0 ? findings : [.. findings.Select(f => f.Status == Status.Fail ? Suppressed(f, byRule[f.Rule.Id], spoken, at) : f)];
        return (result, new AppliedSuppressions(File, Hash, [.. Entries.Select(e => Use(e, spoken.GetValueOrDefault(e), judged, at))]));
    }

    /// <summary>Refuses decisions that are meant to last longer than a decision may.</summary>
    /// <param name="at">The time of the judgement.</param>
    /// <exception cref="DocumentException">An expiry lies too far after it.</exception>
    public void RefuseTooFar(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        var last = day.AddDays(Suppression.MaxDays);
        var problems = Entries.Where(e => e.Expires > last)
            .Select(e => e.Place.Problem(0, $"`expires` is more than {Suppression.MaxDays} days after the snapshot, which is of {day:yyyy-MM-dd}: the last day possible is {last:yyyy-MM-dd}; decide again when it is over")).ToArray();
        if (problems.Length > 0)
        {
            throw new DocumentException(problems);
        }
    }

    private static Finding Suppressed(Finding finding, IEnumerable<Suppression> candidates, Dictionary<Suppression, int> spoken, DateTimeOffset at)
    {
        Suppression? first = null;
        foreach (var entry in candidates.Where(c => c.Matches(finding)))
        {
            spoken[entry] = spoken.GetValueOrDefault(entry) + 1;
            first ??= entry.IsExpired(at) ? null : entry;
        }

        return first is null ? finding : finding with { Suppression = first };
    }

    private static SuppressionUse Use(Suppression entry, int findings, HashSet<string> judged, DateTimeOffset at) => new(entry, State(entry, findings, judged, at), findings);

    private static SuppressionState State(Suppression entry, int findings, HashSet<string> judged, DateTimeOffset at) =>
        entry.IsExpired(at) ? SuppressionState.Expired
        : !judged.Contains(entry.RuleId) ? SuppressionState.NotJudged
        : findings > 0 ? SuppressionState.InForce
        : SuppressionState.Unmatched;
}
