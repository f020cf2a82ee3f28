using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>Elements that may meet one of several conditions: a chain of <c>||</c>.</summary>
/// <param name="parts">What each of them says.</param>
internal sealed class AnyJoin(Join[] parts) : Join
{
    public override IReadOnlyList<int>? Places(CelIndexedList list, CelContext context)
    {
        var places = new PlaceUnion(list);
        foreach (var part in parts)
        {
            if (part.Places(list, context) is not { } found || !places.Add(found))
            {
                return null;
            }
        }

        return places.ToPlaces();
    }
}
