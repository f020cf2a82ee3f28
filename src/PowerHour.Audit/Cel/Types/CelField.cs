using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Types;

/// <summary>A declared field of a <see cref="CelObjectType"/>; belongs to one type only.</summary>
/// <param name="name">The name as an expression writes it.</param>
/// <param name="type">The type of the value when present.</param>
public sealed class CelField(string name, CelType type)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the value when present.</summary>
    public CelType Type { get; } = type;

    /// <summary>The place among the fields of its type, from 0.</summary>
    public int Ordinal { get; internal set; }

    /// <summary>The type an expression sees: a scalar may also be null.</summary>
    public CelType ReadType { get; } = CelType.Nullable(type);

    /// <summary>What an absent field reads as: an empty list or map, otherwise null.</summary>
    public CelValue Absent { get; } = type.Kind switch
    {
        CelTypeKind.List => CelValue.List(CelList.Empty),
        CelTypeKind.Map => CelValue.Map(CelMap.Empty),
        _ => CelValue.Null,
    };
}
