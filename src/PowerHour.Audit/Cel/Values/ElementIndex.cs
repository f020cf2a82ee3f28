using System.Runtime.InteropServices;
using PowerHour.Audit.Cel.Evaluation.Joins;

namespace PowerHour.Audit.Cel.Values;

/// <summary>Which elements of a list hold which text at a path.</summary>
internal sealed class ElementIndex
{
    private readonly Dictionary<string, List<int>> _byText = new(StringComparer.Ordinal);
    private readonly List<int> _nulls = [];

    /// <summary>Elements that hold something unknown, an error, or something that the comparison itself must judge.</summary>
    private readonly List<int> _others = [];

    /// <summary>Looks at every element once.</summary>
    /// <param name="elements">The elements.</param>
    /// <param name="path">The path.</param>
    public ElementIndex(CelValue[] elements, ElementPath path)
    {
        for (var i = 0; i < elements.Length; i++)
        {
            var place = i;
            path.Visit(elements[i], value => Add(value, place));
        }
    }

    /// <summary>The places of the elements that may hold a text, or null.</summary>
    /// <param name="sought">The text; null for null.</param>
    /// <returns>The places, ascending.</returns>
    public IReadOnlyList<int> Find(string? sought)
    {
        var found = sought is null ? _nulls : _byText.GetValueOrDefault(sought);
        return found is null or [] ? _others : _others.Count == 0 ? found : [.. found.Concat(_others).Distinct().Order()];
    }

    private void Add(CelValue value, int place)
    {
        var places = value.Kind switch
        {
            CelKind.String => CollectionsMarshal.GetValueRefOrAddDefault(_byText, value.AsString(), out _) ??= [],
            CelKind.Null => _nulls,
            _ => _others,
        };
        if (places is not [.., var last] || last != place)
        {
            places.Add(place);
        }
    }
}
