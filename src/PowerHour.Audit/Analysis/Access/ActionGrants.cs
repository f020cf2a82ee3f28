using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Who may be allowed one action: some on any target, the others by patterns, which are found by how they begin.</summary>
internal sealed class ActionGrants
{
    private readonly (Glob Pattern, PolicyDocument Policy)[] _sorted;
    private readonly Dictionary<string, (int From, int To)>.AlternateLookup<ReadOnlySpan<char>> _byBeginning;
    private readonly int[] _lengths;

    /// <summary>Arranges grants.</summary>
    /// <param name="anywhere">The principals that may be allowed whatever the target.</param>
    /// <param name="grants">The patterns of all others, with the policies that they stand in.</param>
    public ActionGrants(PrincipalMask anywhere, IEnumerable<(Glob Pattern, PolicyDocument Policy)> grants)
    {
        Anywhere = anywhere;
        _sorted = [.. grants.Distinct().OrderBy(g => g.Pattern.LiteralPrefix, StringComparer.Ordinal)];
        var ranges = new Dictionary<string, (int From, int To)>(StringComparer.Ordinal);
        for (var i = 0; i < _sorted.Length; i++)
        {
            var beginning = _sorted[i].Pattern.LiteralPrefix;
            ranges[beginning] = (ranges.TryGetValue(beginning, out var known) ? known.From : i, i + 1);
        }

        _byBeginning = ranges.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. ranges.Keys.Select(k => k.Length).Distinct().Order()];
    }

    /// <summary>The principals that may be allowed whatever the target.</summary>
    public PrincipalMask Anywhere { get; }

    /// <summary>The policies that hold a pattern which covers some of a target.</summary>
    /// <param name="target">The target.</param>
    /// <returns>The policies; some more than once.</returns>
    public IEnumerable<PolicyDocument> PoliciesFor(AccessTarget target)
    {
        var beginning = target.Scope.Pattern?.LiteralPrefix ?? target.Text;
        foreach (var length in _lengths)
        {
            if (length > beginning.Length)
            {
                break;
            }

            if (_byBeginning.TryGetValue(beginning.AsSpan(0, length), out var range))
            {
                foreach (var policy in Meeting(target, range.From, range.To))
                {
                    yield return policy;
                }
            }
        }

        if (target.Scope.Pattern is not null)
        {
            foreach (var policy in Meeting(target, FirstAfter(beginning), int.MaxValue, beginning))
            {
                yield return policy;
            }
        }
    }

    /// <summary>Those of a range, or, where a beginning is given, those that begin so and go on.</summary>
    private IEnumerable<PolicyDocument> Meeting(AccessTarget target, int from, int to, string? beginning = null)
    {
        for (var i = from; i < Math.Min(to, _sorted.Length) && (beginning is null || _sorted[i].Pattern.LiteralPrefix.StartsWith(beginning, StringComparison.Ordinal)); i++)
        {
            if (GrantFilter.Meets(_sorted[i].Pattern, target))
            {
                yield return _sorted[i].Policy;
            }
        }
    }

    /// <summary>The first pattern whose beginning sorts after a text.</summary>
    private int FirstAfter(string text)
    {
        var (low, high) = (0, _sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(_sorted[middle].Pattern.LiteralPrefix, text) > 0 ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
