namespace PowerHour.Audit.Cel.Types;

/// <summary>The shape of a <see cref="CelType"/>.</summary>
public enum CelTypeKind
{
    /// <summary>Known only at run time; agrees with every type.</summary>
    Dyn,

    /// <summary>The type of null.</summary>
    Null,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A signed integer.</summary>
    Int,

    /// <summary>An unsigned integer.</summary>
    Uint,

    /// <summary>A floating-point number.</summary>
    Double,

    /// <summary>A string, perhaps of a closed set of values.</summary>
    String,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A span of time.</summary>
    Duration,

    /// <summary>A list with a type of element.</summary>
    List,

    /// <summary>A map with types of key and value.</summary>
    Map,

    /// <summary>An object with declared fields; may be null.</summary>
    Object,

    /// <summary>A scalar or null.</summary>
    Nullable,

    /// <summary>A type as a value.</summary>
    Type,

    /// <summary>An optional of some type.</summary>
    Optional,

    /// <summary>A named type without visible parts.</summary>
    Opaque,

    /// <summary>A parameter of a generic overload.</summary>
    Parameter,
}
