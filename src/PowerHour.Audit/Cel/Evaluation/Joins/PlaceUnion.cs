using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>Elements that one or another of several lookups gave.</summary>
/// <param name="list">The list they are of.</param>
internal sealed class PlaceUnion(CelIndexedList list)
{
    private readonly List<IReadOnlyList<int>> _parts = [];
    private int _count;

    /// <summary>Adds what a lookup gave.</summary>
    /// <param name="places">The places, ascending.</param>
    /// <returns>False where they are so many by now that the list is better walked over.</returns>
    public bool Add(IReadOnlyList<int> places)
    {
        _count += places.Count;
        _parts.Add(places);
        return _count <= list.Count / 2;
    }

    /// <summary>All of them.</summary>
    /// <returns>The places, ascending, each once.</returns>
    public IReadOnlyList<int> ToPlaces() => _parts.FindAll(p => p.Count > 0) switch
    {
        [] => [],
        [var only] => only,
        var several => [.. several.SelectMany(p => p).Distinct().Order()],
    };
}
