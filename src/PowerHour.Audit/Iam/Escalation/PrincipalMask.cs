using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A set of principals, by index: those certainly in it, and those that are in it under some condition.</summary>
internal sealed class PrincipalMask
{
    private readonly ulong[] _certain;
    private readonly ulong[] _possible;

    internal PrincipalMask(int count)
    {
        _certain = new ulong[(count + 63) / 64];
        _possible = new ulong[(count + 63) / 64];
    }

    internal bool IsEmpty { get; private set; } = true;

    internal void Add(int index, Truth truth)
    {
        if (truth >= Truth.Conditional)
        {
            IsEmpty = false;
            _possible[index >> 6] |= 1UL << (index & 63);
        }

        if (truth == Truth.Yes)
        {
            _certain[index >> 6] |= 1UL << (index & 63);
        }
    }

    internal Truth this[int index] =>
        (_certain[index >> 6] >> (index & 63) & 1) != 0 ? Truth.Yes
        : (_possible[index >> 6] >> (index & 63) & 1) != 0 ? Truth.Conditional : Truth.No;

    internal bool Has(int index, bool certainly)
    {
        var words = certainly ? _certain : _possible;
        return index >> 6 < words.Length && (words[index >> 6] >> (index & 63) & 1) != 0;
    }

    /// <summary>The first principal in both, in ARN order, and how many there are; -1 for none.</summary>
    internal (int First, int Count) Meet(PrincipalMask other, bool certainly)
    {
        var words = certainly ? _certain : _possible;
        var (first, count) = (-1, 0);
        for (var w = 0; w < words.Length; w++)
        {
            var both = words[w] & other._possible[w];
            first = first < 0 && both != 0 ? (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(both) : first;
            count += System.Numerics.BitOperations.PopCount(both);
        }

        return (first, count);
    }

    internal void UnionWith(PrincipalMask other)
    {
        IsEmpty &= other.IsEmpty;
        for (var w = 0; w < _certain.Length; w++)
        {
            _certain[w] |= other._certain[w];
            _possible[w] |= other._possible[w];
        }
    }

    /// <summary>The principals in either; one of the two where the other is empty.</summary>
    internal PrincipalMask Union(PrincipalMask other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        var result = Intersect(this);
        result.UnionWith(other);
        return result;
    }

    /// <summary>The principals in both; at most as certain as the given truth.</summary>
    internal PrincipalMask Intersect(PrincipalMask other, Truth atMost = Truth.Yes)
    {
        var result = new PrincipalMask(_certain.Length * 64);
        for (var w = 0; w < _certain.Length && atMost >= Truth.Conditional; w++)
        {
            result._possible[w] = _possible[w] & other._possible[w];
            result.IsEmpty &= result._possible[w] == 0;
            result._certain[w] = atMost == Truth.Yes ? _certain[w] & other._certain[w] : 0;
        }

        return result;
    }

    /// <summary>Those that are in it more certainly than in another set, but for one.</summary>
    internal PrincipalMask Beyond(PrincipalMask other, int except)
    {
        var result = new PrincipalMask(_certain.Length * 64);
        foreach (var index in Members().Where(i => i != except))
        {
            var known = other.Has(index, certainly: true) ? Truth.Yes : TruthLogic.And(Truth.Conditional, TruthLogic.Of(other.Has(index, certainly: false)));
            result.Add(index, this[index] > known ? this[index] : Truth.No);
        }

        return result;
    }

    /// <summary>The same principals, at most as certain as the given truth; itself where that changes nothing.</summary>
    internal PrincipalMask AtMost(Truth truth) => truth == Truth.Yes ? this : Intersect(this, truth);

    internal IEnumerable<int> Members()
    {
        for (var w = 0; w < _possible.Length; w++)
        {
            for (var bits = _possible[w]; bits != 0; bits &= bits - 1)
            {
                yield return (w << 6) + System.Numerics.BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
