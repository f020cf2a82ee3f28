namespace PowerHour.Audit.Cel.Types;

/// <summary>A static type of the expression language. Types are compared with <see cref="Equals(CelType)"/>.</summary>
public sealed class CelType : IEquatable<CelType>
{
    private CelType(CelTypeKind kind, string name, params CelType[] parameters) =>
        (Kind, Name, Parameters) = (kind, name, parameters);

    /// <summary>Known only at run time.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of null.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary>The type bool.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>The type int.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>The type uint.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>The type double.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>The type string, with any value.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>The type bytes.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>The type of points in time.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary>The type of spans of time.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>The shape.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name at run time, without parameters: <c>list</c>, <c>int</c>, or the name of the object type.</summary>
    public string Name { get; }

    /// <summary>Type of element; of key and value; of the optional; of the nullable scalar. Otherwise empty.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>The declaration of an object type; otherwise <see langword="null"/>.</summary>
    public CelObjectType? ObjectType { get; private init; }

    /// <summary>The closed set of values of a string; empty when any string is allowed.</summary>
    public IReadOnlyList<string> AllowedValues { get; private init; } = [];

    /// <summary>A list.</summary>
    public static CelType List(CelType element) => new(CelTypeKind.List, "list", element);

    /// <summary>A map.</summary>
    /// <param name="key">bool, int, uint, string or dyn.</param>
    /// <param name="value">The type of value.</param>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", key, value);

    /// <summary>An object with declared fields. It may also be null: an absent structure.</summary>
    public static CelType Object(CelObjectType type) => new(CelTypeKind.Object, type.Name) { ObjectType = type };

    /// <summary>A string of a closed set of values. Comparing it with another literal is reported as a warning.</summary>
    public static CelType OneOf(IReadOnlyList<string> allowedValues) =>
        new(CelTypeKind.String, "string") { AllowedValues = allowedValues };

    /// <summary>A scalar that may also be null. Types that need no such wrapper are returned as they are.</summary>
    public static CelType Nullable(CelType type) => type.Kind is CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint
        or CelTypeKind.Double or CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.Timestamp or CelTypeKind.Duration
        ? new(CelTypeKind.Nullable, type.Name, type)
        : type;

    /// <summary>An optional.</summary>
    public static CelType Optional(CelType type) => new(CelTypeKind.Optional, "optional_type", type);

    /// <summary>A type as a value.</summary>
    public static CelType Type(CelType type) => new(CelTypeKind.Type, "type", type);

    /// <summary>A named type without visible parts.</summary>
    public static CelType Opaque(string name) => new(CelTypeKind.Opaque, name);

    /// <summary>A type parameter of a generic overload: the same name is the same type throughout one call.</summary>
    public static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);

    /// <inheritdoc/>
    public bool Equals(CelType? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Kind == other.Kind && string.Equals(Name, other.Name, StringComparison.Ordinal)
            && Parameters.SequenceEqual(other.Parameters));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, StringComparer.Ordinal.GetHashCode(Name));

    /// <summary>The type as a person writes it: <c>list(string)</c>.</summary>
    public override string ToString() => Kind switch
    {
        CelTypeKind.Nullable => $"{Parameters[0]} or null",
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        _ => Parameters.Count == 0 ? Name : $"{Name}({string.Join(", ", Parameters)})",
    };
}
