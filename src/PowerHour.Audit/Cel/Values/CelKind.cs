namespace PowerHour.Audit.Cel.Values;

/// <summary>What a <see cref="CelValue"/> is at run time.</summary>
public enum CelKind : byte
{
    /// <summary>The value <c>null</c>; also the kind of <c>default(CelValue)</c>.</summary>
    Null,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A signed 64-bit integer.</summary>
    Int,

    /// <summary>An unsigned 64-bit integer.</summary>
    Uint,

    /// <summary>A 64-bit floating-point number.</summary>
    Double,

    /// <summary>A string of Unicode code points.</summary>
    String,

    /// <summary>A sequence of bytes.</summary>
    Bytes,

    /// <summary>A list: see <see cref="CelList"/>.</summary>
    List,

    /// <summary>A map: see <see cref="CelMap"/>.</summary>
    Map,

    /// <summary>A host object with declared fields: see <see cref="CelObject"/>.</summary>
    Object,

    /// <summary>A point in time between the years 1 and 9999, with nanoseconds.</summary>
    Timestamp,

    /// <summary>A signed span of time in nanoseconds, at most about 292 years.</summary>
    Duration,

    /// <summary>A type as a value, such as the result of <c>type(1)</c>.</summary>
    Type,

    /// <summary>An optional value, present or not.</summary>
    Optional,

    /// <summary>A value of a type of its own, such as an IP address: see <see cref="CelOpaque"/>.</summary>
    Opaque,

    /// <summary>A value that could not be read: see <see cref="CelUnknown"/>.</summary>
    Unknown,

    /// <summary>A failed evaluation: see <see cref="CelError"/>.</summary>
    Error,
}
