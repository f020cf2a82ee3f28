using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>What <c>==</c> means: numbers by quantity, containers by content, different types never equal.</summary>
internal static class Equality
{
    private const int MaxDepth = 200;

    /// <summary>Compares two plain values.</summary>
    /// <returns>True, false, or unknown when parts that matter are unknown.</returns>
    public static CelValue Compare(CelValue left, CelValue right, CelContext context, int depth = 0)
    {
        if (left.Kind != right.Kind)
        {
            return CelValue.Bool(left.IsNumber && right.IsNumber && CelNumbers.Compare(left, right) == 0);
        }

        context.ChargeReading(left);
        return left.Kind switch
        {
            CelKind.List => Lists(left.AsList(), right.AsList(), context, depth),
            CelKind.Map => Maps(left.AsMap(), right.AsMap(), context, depth),
            CelKind.Object => Objects(left.AsObject(), right.AsObject(), context, depth),
            CelKind.Optional => Optionals(left.AsOptional(), right.AsOptional(), context, depth),
            _ => CelValue.Bool(AreScalarsEqual(left, right)),
        };
    }

    private static bool AreScalarsEqual(CelValue left, CelValue right) => left.Kind switch
    {
        CelKind.Null => true,
        CelKind.Double => left.AsDouble() == right.AsDouble(),
        CelKind.String => string.Equals(left.AsString(), right.AsString(), StringComparison.Ordinal),
        CelKind.Bytes => left.AsBytes().AsSpan().SequenceEqual(right.AsBytes()),
        CelKind.Type => string.Equals(left.AsType().Name, right.AsType().Name, StringComparison.Ordinal),
        CelKind.Opaque => left.AsOpaque().Equals(right.AsOpaque()),
        _ => left.Bits == right.Bits && left.Nanos == right.Nanos,
    };

    private static CelValue Lists(CelList left, CelList right, CelContext context, int depth)
    {
        if (CelUnknown.Merge(left.Gap, right.Gap) is { } gap)
        {
            return CelValue.Unknown(gap);
        }

        var verdict = new Verdict(deciding: false);
        if (left.Count != right.Count)
        {
            return CelValue.False;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (verdict.IsDecidedBy(Part(left[i], right[i], context, depth), default))
            {
                break;
            }
        }

        return verdict.Result;
    }

    private static CelValue Maps(CelMap left, CelMap right, CelContext context, int depth)
    {
        var verdict = new Verdict(deciding: false);
        if (left.Count != right.Count)
        {
            return CelValue.False;
        }

        foreach (var key in left.Keys)
        {
            left.TryGetValue(key, out var value);
            if (!right.TryGetValue(key, out var other) || verdict.IsDecidedBy(Part(value, other, context, depth), default))
            {
                return CelValue.False;
            }
        }

        return verdict.Result;
    }

    private static CelValue Objects(CelObject left, CelObject right, CelContext context, int depth)
    {
        if (ReferenceEquals(left, right) || !string.Equals(left.ObjectType.Name, right.ObjectType.Name, StringComparison.Ordinal))
        {
            return CelValue.Bool(ReferenceEquals(left, right));
        }

        var verdict = new Verdict(deciding: false);
        foreach (var field in left.ObjectType.Fields)
        {
            if (verdict.IsDecidedBy(Part(FieldAccess.Read(left, field), FieldAccess.Read(right, field), context, depth), default))
            {
                break;
            }
        }

        return verdict.Result;
    }

    private static CelValue Optionals(CelOptional left, CelOptional right, CelContext context, int depth) =>
        left.HasValue && right.HasValue
            ? Part(left.Value, right.Value, context, depth)
            : CelValue.Bool(left.HasValue == right.HasValue);

    private static CelValue Part(CelValue left, CelValue right, CelContext context, int depth)
    {
        context.Charge(1);
        return depth >= MaxDepth ? throw new CelLimitException($"values nest deeper than {MaxDepth} levels")
            : Strictness.Blocked(left, right) ?? Compare(left, right, context, depth + 1);
    }
}
