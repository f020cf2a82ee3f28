namespace PowerHour.Audit.Cel.Values;

/// <summary>Why a value is unknown: a set of causes, each an opaque host object or a string.</summary>
/// <remarks>Two unknowns that meet merge their causes; a cause is kept once, in the order it was first met.</remarks>
public sealed class CelUnknown
{
    private readonly object[] _causes;

    private CelUnknown(object[] causes) => _causes = causes;

    /// <summary>Creates an unknown with one cause.</summary>
    /// <param name="cause">What stood in the way, compared with <see cref="object.Equals(object)"/>.</param>
    public CelUnknown(object cause)
        : this([cause])
    {
    }

    /// <summary>The causes, never empty, each once.</summary>
    public IReadOnlyList<object> Causes => _causes;

    /// <summary>Merges two sets of causes; either may be absent.</summary>
    /// <returns>The union, or <see langword="null"/> when both are absent.</returns>
    public static CelUnknown? Merge(CelUnknown? left, CelUnknown? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
        {
            return left ?? right;
        }

        var added = right._causes.Except(left._causes).ToArray();
        return added.Length == 0 ? left : new CelUnknown([.. left._causes, .. added]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"unknown({string.Join(", ", _causes)})";
}
