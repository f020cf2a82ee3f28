using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Types of values at run time, where elements of containers are not looked at.</summary>
internal static class RuntimeTypes
{
    private static readonly CelType AnyList = CelType.List(CelType.Dyn);
    private static readonly CelType AnyMap = CelType.Map(CelType.Dyn, CelType.Dyn);
    private static readonly CelType AnyOptional = CelType.Optional(CelType.Dyn);
    private static readonly CelType AnyType = CelType.Type(CelType.Dyn);

    /// <summary>What <c>type()</c> gives.</summary>
    public static CelType Of(CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        CelKind.List => AnyList,
        CelKind.Map => AnyMap,
        CelKind.Timestamp => CelType.Timestamp,
        CelKind.Duration => CelType.Duration,
        CelKind.Type => AnyType,
        CelKind.Optional => AnyOptional,
        CelKind.Object => CelType.Object(value.AsObject().ObjectType),
        CelKind.Opaque => value.AsOpaque().Type,
        _ => CelType.Null,
    };

    /// <summary>Whether an overload takes these values.</summary>
    public static bool Accepts(CelOverload overload, ReadOnlySpan<CelValue> arguments)
    {
        if (!overload.TakesCount(arguments.Length))
        {
            return false;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Accepts(overload.ParameterAt(i), arguments[i]) && !(arguments[i].IsUnknown && overload.SeesUnknowns))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Accepts(CelType type, CelValue value) => type.Kind switch
    {
        CelTypeKind.Dyn or CelTypeKind.Parameter => value.IsPlain,
        CelTypeKind.Nullable => value.IsNull || Accepts(type.Parameters[0], value),
        CelTypeKind.Object => value.Kind is CelKind.Object or CelKind.Null,
        CelTypeKind.Opaque => value.Kind == CelKind.Opaque && string.Equals(value.AsOpaque().Type.Name, type.Name, StringComparison.Ordinal),
        _ => value.Kind == KindOf(type.Kind),
    };

    private static CelKind KindOf(CelTypeKind type) => type switch
    {
        CelTypeKind.Bool => CelKind.Bool,
        CelTypeKind.Int => CelKind.Int,
        CelTypeKind.Uint => CelKind.Uint,
        CelTypeKind.Double => CelKind.Double,
        CelTypeKind.String => CelKind.String,
        CelTypeKind.Bytes => CelKind.Bytes,
        CelTypeKind.Timestamp => CelKind.Timestamp,
        CelTypeKind.Duration => CelKind.Duration,
        CelTypeKind.List => CelKind.List,
        CelTypeKind.Map => CelKind.Map,
        CelTypeKind.Type => CelKind.Type,
        CelTypeKind.Optional => CelKind.Optional,
        _ => CelKind.Null,
    };
}
