using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The macros <c>transformMap</c> and <c>transformMapEntry</c>.</summary>
internal sealed class TransformMapStep(CelRange range, Step source, LoopShape shape, Step? filter, Step body, bool isEntry)
    : LoopStep(range, source, shape)
{
    protected override CelValue Run(ref Walk walk, CelContext context)
    {
        var gathered = new Gathered(walk.Gap);
        var map = new CelHashMap([]);
        while (walk.Next(context))
        {
            if (filter is not null && !gathered.IsTrue(filter.Evaluate(context), filter.Range))
            {
                continue;
            }

            var value = body.Evaluate(context);
            var problem = gathered.IsPlain(value) ? Add(map, walk.First, value, context) : null;
            if (problem is not null)
            {
                gathered.IsPlain(problem.Value);
            }
        }

        return gathered.Problem ?? CelValue.Map(map);
    }

    private CelValue? Add(CelHashMap map, CelValue key, CelValue value, CelContext context)
    {
        if (!isEntry)
        {
            Concatenation.RequireElements(map.Count + 1, context);
            context.ChargeReading(key);
            map.TryAdd(key, value);
            return key.IsPlain ? null : key;
        }

        if (value.Kind != CelKind.Map)
        {
            return Fail(CelErrorCode.NoSuchOverload, $"the body must be a map, not {KindNames.Of(value)}");
        }

        var added = value.AsMap();
        Concatenation.ChargeElements(map.Count + added.Count, context);
        foreach (var k in added.Keys)
        {
            context.ChargeReading(k);
            added.TryGetValue(k, out var v);
            if (!map.TryAdd(k, v))
            {
                return Fail(CelErrorCode.Failed, $"the key {k} occurs twice");
            }
        }

        return null;
    }
}
