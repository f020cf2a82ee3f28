using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Indexes lists and maps.</summary>
internal static class ElementAccess
{
    public static CelValue Index(CelValue target, CelValue index) => target.Kind switch
    {
        CelKind.List => Element(target.AsList(), index),
        CelKind.Map => Entry(target.AsMap(), index),
        _ => CelValue.Error($"{KindNames.Of(target)} has no elements", CelErrorCode.NoSuchOverload),
    };

    /// <summary>Whether a value can be looked up in a map.</summary>
    public static bool IsKey(CelValue value) => value.IsNumber || value.Kind is CelKind.String or CelKind.Bool;

    private static CelValue Element(CelList list, CelValue index)
    {
        if (!index.IsNumber)
        {
            return CelValue.Error($"a list has no element at {KindNames.Of(index)}", CelErrorCode.NoSuchOverload);
        }

        if (list.Gap is { } gap)
        {
            return CelValue.Unknown(gap);
        }

        var place = index.Kind switch
        {
            CelKind.Int => index.AsInt(),
            CelKind.Uint => index.AsUint() <= int.MaxValue ? (long)index.AsUint() : -1,
            _ => index.AsDouble() is >= 0 and <= int.MaxValue and var d && Math.Floor(d) == d ? (long)d : -1,
        };
        return place >= 0 && place < list.Count
            ? list[(int)place]
            : CelValue.Error($"index {index} is outside a list of {list.Count}", CelErrorCode.NoSuchElement);
    }

    private static CelValue Entry(CelMap map, CelValue key) =>
        !IsKey(key) ? CelValue.Error($"{KindNames.Of(key)} cannot be a map key", CelErrorCode.NoSuchOverload)
        : map.TryGetValue(key, out var value) ? value
        : CelValue.Error($"no such key: {key}", CelErrorCode.NoSuchElement);
}
