using PowerHour.Audit.Collections;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>The findings of one rule, laid by status, so that only resources are left to put in order.</summary>
/// <param name="rule">The rule.</param>
internal sealed class FindingShelf(Rule rule)
{
    private static readonly int Statuses = Enum.GetValues<Status>().Length;

    private readonly PieceList<Finding>?[] _byStatus = new PieceList<Finding>?[Statuses];

    /// <summary>The rule.</summary>
    public Rule Rule => rule;

    /// <summary>Every finding of shelves in the order of <see cref="FindingOrder"/>.</summary>
    /// <param name="shelves">The shelves, in any order.</param>
    /// <param name="counts">How many attack paths each change breaks; filled into those that have paths.</param>
    /// <returns>The findings.</returns>
    public static IReadOnlyList<Finding> InOrder(IReadOnlyCollection<FindingShelf> shelves, PathCounts counts)
    {
        var findings = new Finding[shelves.Sum(s => s._byStatus.Sum(l => l?.Count ?? 0))];
        var at = 0;
        var ordered = shelves.OrderByDescending(s => s.Rule.Severity).ThenBy(s => s.Rule.Id, StringComparer.Ordinal).ToArray();
        for (var status = 0; status < Statuses; status++)
        {
            foreach (var list in ordered.Select(s => s._byStatus[status]).OfType<PieceList<Finding>>())
            {
                var place = findings.AsSpan(at, list.Count);
                list.CopyTo(place);
                Sort(place);
                at += list.Count;
            }
        }

        return WithPaths(findings, counts);
    }

    /// <summary>Paths may be worse or milder than their rule says; then the order is not that of the rules any more.</summary>
    private static Finding[] WithPaths(Finding[] findings, PathCounts counts)
    {
        var isMoved = false;
        for (var i = 0; i < findings.Length; i++)
        {
            isMoved |= findings[i].PathSeverity is not null;
            findings[i] = counts.Fill(findings[i]);
        }

        if (isMoved)
        {
            Array.Sort(findings, FindingOrder.Instance);
        }

        return findings;
    }

    /// <summary>Lays a finding.</summary>
    /// <param name="finding">The finding; of the shelf's rule.</param>
    public void Add(Finding finding) => (_byStatus[(int)finding.Status] ??= []).Add(finding);

    /// <summary>Lays findings.</summary>
    /// <param name="findings">The findings; of the shelf's rule.</param>
    public void AddAll(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            Add(finding);
        }
    }

    private static void Sort(Span<Finding> findings)
    {
        for (var i = 1; i < findings.Length; i++)
        {
            if (FindingOrder.Instance.Compare(findings[i - 1], findings[i]) > 0)
            {
                findings.Sort(FindingOrder.Instance);
                return;
            }
        }
    }
}
