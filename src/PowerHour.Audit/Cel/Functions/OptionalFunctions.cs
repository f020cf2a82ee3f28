using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Making and opening optional values.</summary>
internal static class OptionalFunctions
{
    private static readonly CelType A = CelType.Parameter("A");
    private static readonly CelType Opt = CelType.Optional(A);

    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("optional.of", [A], Opt, (a, _) => CelValue.Optional(a[0])) with { AcceptsPartialLists = true },
        CelOverload.Global("optional.none", [], Opt, (_, _) => CelValue.None),
        CelOverload.Global("optional.ofNonZeroValue", [A], Opt, (a, _) => IsZero(a[0]) ? CelValue.None : CelValue.Optional(a[0])),
        CelOverload.Member("hasValue", [Opt], CelType.Bool, (a, _) => CelValue.Bool(a[0].AsOptional().HasValue)),
        CelOverload.Member("value", [Opt], A, (a, _) => a[0].AsOptional().HasValue ? a[0].AsOptional().Value : CelValue.Error("the optional has no value")),
        CelOverload.Member("or", [Opt, Opt], Opt, (a, _) => a[0].AsOptional().HasValue ? a[0] : a[1]),
        CelOverload.Member("orValue", [Opt, A], A, (a, _) => a[0].AsOptional().HasValue ? a[0].AsOptional().Value : a[1]) with { AcceptsPartialLists = true },
    ];

    private static bool IsZero(CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration => value.Bits == 0,
        CelKind.Double => value.AsDouble() == 0,
        CelKind.String => value.AsString().Length == 0,
        CelKind.Bytes => value.AsBytes().Length == 0,
        CelKind.List => value.AsList().Count == 0,
        CelKind.Map => value.AsMap().Count == 0,
        CelKind.Timestamp => value.Bits == 0 && value.Nanos == 0,
        CelKind.Optional => !value.AsOptional().HasValue,
        _ => false,
    };
}
