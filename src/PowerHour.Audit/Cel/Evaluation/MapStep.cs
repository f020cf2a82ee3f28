using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Makes a map of keys and values that take turns.</summary>
internal sealed class MapStep(CelRange range, Step[] parts, bool[] optional) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        Concatenation.ChargeElements(parts.Length, context);
        var map = new CelHashMap([]);
        CelUnknown? unknown = null;
        CelValue? error = null;
        for (var i = 0; i < parts.Length; i += 2)
        {
            var key = parts[i].Evaluate(context);
            var value = parts[i + 1].Evaluate(context);
            context.ChargeReading(key);
            var problem = Strictness.Blocked(key, value) ?? Add(map, key, value, optional[i / 2]);
            unknown = CelUnknown.Merge(unknown, problem is { } p ? Strictness.Causes(p) : null);
            error ??= problem is { IsError: true } ? problem : null;
        }

        return unknown is not null ? CelValue.Unknown(unknown) : error ?? CelValue.Map(map);
    }

    private CelValue? Add(CelHashMap map, CelValue key, CelValue value, bool isOptional)
    {
        if (isOptional && value.Kind != CelKind.Optional)
        {
            return Fail(CelErrorCode.NoSuchOverload, $"after `?` an optional is needed, not {KindNames.Of(value)}");
        }

        if (isOptional && !value.AsOptional().HasValue)
        {
            return null;
        }

        return key.Kind is not (CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.String)
            ? Fail(CelErrorCode.NoSuchOverload, $"{KindNames.Of(key)} cannot be a map key")
            : map.TryAdd(key, isOptional ? value.AsOptional().Value : value) ? null
            : Fail(CelErrorCode.Failed, $"the key {key} occurs twice");
    }
}
