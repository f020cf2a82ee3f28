using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Calls the first overload that accepts the values.</summary>
internal sealed class CallStep(CelRange range, string name, CelOverload[] overloads, Step[] operands) : Step(range)
{
    private readonly bool _seesUnknowns = overloads.Any(o => o.SeesUnknowns);

    public override CelValue Evaluate(CelContext context)
    {
        context.Charge(1);
        ArgumentBuffer buffer = default;
        var arguments = operands.Length <= ArgumentBuffer.Capacity ? buffer[..operands.Length] : new CelValue[operands.Length];
        CelUnknown? unknown = null;
        CelError? error = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = operands[i].Evaluate(context);
            context.ChargeReading(arguments[i]);
            unknown = CelUnknown.Merge(unknown, Strictness.Causes(arguments[i]));
            error ??= arguments[i].IsError ? arguments[i].AsError() : null;
        }

        return unknown is not null && !_seesUnknowns ? CelValue.Unknown(unknown)
            : error is not null ? CelValue.Error(error)
            : Here(Dispatch(arguments, context, unknown));
    }

    private CelValue Dispatch(ReadOnlySpan<CelValue> arguments, CelContext context, CelUnknown? unknown)
    {
        foreach (var overload in overloads)
        {
            if (RuntimeTypes.Accepts(overload, arguments))
            {
                return !overload.AcceptsPartialLists && !overload.SeesUnknowns && Gaps(arguments) is { } gap
                    ? CelValue.Unknown(gap)
                    : overload.Implementation(arguments, context);
            }
        }

        return unknown is not null ? CelValue.Unknown(unknown) : NoOverload(arguments);
    }

    private static CelUnknown? Gaps(ReadOnlySpan<CelValue> arguments)
    {
        CelUnknown? gap = null;
        foreach (var argument in arguments)
        {
            gap = argument.Kind == CelKind.List ? CelUnknown.Merge(gap, argument.AsList().Gap) : gap;
        }

        return gap;
    }

    private CelValue NoOverload(ReadOnlySpan<CelValue> arguments)
    {
        var kinds = new List<string>();
        foreach (var argument in arguments)
        {
            kinds.Add(KindNames.Of(argument));
        }

        var hint = kinds.Contains("null", StringComparer.Ordinal) ? "; guard what may be absent with has()" : "";
        return CelValue.Error($"{name}() does not take ({string.Join(", ", kinds)}){hint}", CelErrorCode.NoSuchOverload);
    }
}
