using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Types;

/// <summary>A declared field of a <see cref="CelObjectType"/>; belongs to one type only.</summary>
/// <param name="name">The name as an expression writes it.</param>
/// <param name="type">The type of the value when present.</param>
/// <param name="isAlwaysThere">Whether no object of the type leaves it out; false by default.</param>
public sealed class CelField(string name, CelType type, bool isAlwaysThere = false)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the value when present.</summary>
    public CelType Type { get; } = type;

    /// <summary>The place among the fields of its type, from 0.</summary>
    public int Ordinal { get; internal set; }

    internal CelObjectType? Owner { get; set; }

    /// <summary>Whether no object of the type leaves it out.</summary>
    public bool IsAlwaysThere { get; } = isAlwaysThere;

    /// <summary>The type an expression sees: a scalar may also be null, if only because the object itself is absent.</summary>
    public CelType ReadType { get; } = CelType.Nullable(type);

    /// <summary>What an absent field reads as: an empty list or map, otherwise null.</summary>
    public CelValue Absent { get; } = type.Kind switch
    {
        CelTypeKind.List => CelValue.List(CelList.Empty),
        CelTypeKind.Map => CelValue.Map(CelMap.Empty),
        _ => CelValue.Null,
    };
}
