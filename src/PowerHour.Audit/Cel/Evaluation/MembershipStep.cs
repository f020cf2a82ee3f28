using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The operator <c>in</c>: true once found; unknown rather than false when something could not be seen.</summary>
internal sealed class MembershipStep(CelRange range, Step element, Step container) : Step(range)
{
    public override CelValue Evaluate(CelContext context)
    {
        var sought = element.Evaluate(context);
        var place = container.Evaluate(context);
        if (Strictness.Blocked(sought, place) is { } blocked)
        {
            return blocked;
        }

        context.ChargeReading(sought);
        return place.Kind switch
        {
            CelKind.List => Find(sought, place.AsList(), context),
            CelKind.Map => CelValue.Bool(ElementAccess.IsKey(sought) && place.AsMap().TryGetValue(sought, out _)),
            _ => Fail(CelErrorCode.NoSuchOverload, $"`in` looks into a list or map, not into {KindNames.Of(place)}"),
        };
    }

    private static CelValue Find(CelValue sought, CelList list, CelContext context)
    {
        var verdict = new Verdict(deciding: true);
        verdict.Add(list.Gap);
        if (list.Texts is { } texts)
        {
            context.Charge(1);
            verdict.IsDecidedBy(CelValue.Bool(sought.Kind == CelKind.String && texts.Contains(sought.AsString())), default);
            return verdict.Result;
        }

        context.Charge(1 + (list.Count / 16));
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (verdict.IsDecidedBy(item.IsPlain ? Equality.Compare(sought, item, context) : item, default))
            {
                break;
            }
        }

        return verdict.Result;
    }
}
