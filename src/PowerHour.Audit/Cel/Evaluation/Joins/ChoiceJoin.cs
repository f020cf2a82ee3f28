using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>Elements that hold one of several texts at a path: <c>e.Field in texts</c>.</summary>
/// <param name="path">The path.</param>
/// <param name="texts">The texts; they are the same for every element.</param>
internal sealed class ChoiceJoin(ElementPath path, Step texts) : Join
{
    /// <summary>More texts than this are hardly looked up faster than walked over.</summary>
    private const int MostTexts = 64;

    public override IReadOnlyList<int>? Places(CelIndexedList list, CelContext context)
    {
        var choice = texts.Evaluate(context);
        if (choice.Kind != CelKind.List || choice.AsList() is not { Count: <= MostTexts, Gap: null } among)
        {
            return null;
        }

        var places = new PlaceUnion(list);
        for (var i = 0; i < among.Count; i++)
        {
            if (among[i].Kind != CelKind.String || !places.Add(list.MayHold(path, among[i].AsString())))
            {
                return null;
            }
        }

        return places.ToPlaces();
    }
}
