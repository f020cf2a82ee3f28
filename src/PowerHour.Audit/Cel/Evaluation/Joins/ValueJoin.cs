using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>Elements that hold a value at a path: <c>e.Field == value</c>, <c>value in e.List</c>, <c>e.List.exists(i, i.Field == value)</c>.</summary>
/// <param name="path">The path.</param>
/// <param name="value">The value; it is the same for every element.</param>
internal sealed class ValueJoin(ElementPath path, Step value) : Join
{
    public override IReadOnlyList<int>? Places(CelIndexedList list, CelContext context)
    {
        var sought = value.Evaluate(context);
        context.ChargeReading(sought);
        return sought.Kind switch
        {
            CelKind.String => list.MayHold(path, sought.AsString()),
            CelKind.Null => list.MayHold(path, null),
            _ => null,
        };
    }
}
