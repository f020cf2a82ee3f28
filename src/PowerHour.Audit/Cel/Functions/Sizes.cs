using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The function <c>size</c>, global and member.</summary>
internal static class Sizes
{
    public static IEnumerable<CelOverload> All => new[]
    {
        (Type: CelType.String, Size: (CelImplementation)OfString),
        (CelType.Bytes, (a, _) => CelValue.Int(a[0].AsBytes().Length)),
        (CelType.List(CelType.Dyn), (a, _) => OfList(a[0].AsList())),
        (CelType.Map(CelType.Dyn, CelType.Dyn), (a, _) => CelValue.Int(a[0].AsMap().Count)),
    }.SelectMany(s => new[]
    {
        CelOverload.Global("size", [s.Type], CelType.Int, s.Size) with { AcceptsPartialLists = true },
        CelOverload.Member("size", [s.Type], CelType.Int, s.Size) with { AcceptsPartialLists = true },
    });

    private static CelValue OfList(CelList list) => list.Gap is { } gap ? CelValue.UnknownSize(gap, list.Count) : CelValue.Int(list.Count);

    private static CelValue OfString(ReadOnlySpan<CelValue> arguments, CelContext context)
    {
        var text = arguments[0].AsString();
        context.Charge(text.Length / 16);
        return CelValue.Int(CodePoints.Count(text));
    }
}
