using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Makes a list.</summary>
internal sealed class ListStep(CelRange range, Step[] elements, bool[] optional) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        Concatenation.ChargeElements(elements.Length, context);
        var values = new CelValue[elements.Length];
        var count = 0;
        CelUnknown? unknown = null;
        CelValue? error = null;
        for (var i = 0; i < elements.Length; i++)
        {
            var value = elements[i].Evaluate(context);
            value = optional[i] && value.IsPlain ? Inside(value) : value;
            unknown = CelUnknown.Merge(unknown, Strictness.Causes(value));
            error ??= value.IsError ? value : null;
            values[count] = value;
            count += optional[i] && value.Kind == CelKind.Optional ? 0 : 1;
        }

        return unknown is not null ? CelValue.Unknown(unknown) : error ?? CelValue.List(new CelArrayList(values, count, null));
    }

    // An absent optional stays as it is and is then left out.
    private CelValue Inside(CelValue value) =>
        value.Kind != CelKind.Optional ? Fail(CelErrorCode.NoSuchOverload, $"after `?` an optional is needed, not {KindNames.Of(value)}")
        : value.AsOptional().HasValue ? value.AsOptional().Value
        : value;
}
