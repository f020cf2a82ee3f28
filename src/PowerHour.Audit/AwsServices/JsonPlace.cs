using System.Collections.Concurrent;
using System.Globalization;

namespace PowerHour.Audit.AwsServices;

/// <summary>A place in an answer, and those below it that were met before: the same places recur in a hundred thousand answers, and their texts are kept by whoever asked.</summary>
/// <param name="text">The place as it is written: <c>Containers[0].Image</c>; empty for the whole answer.</param>
internal sealed class JsonPlace(string text)
{
    /// <summary>The first hundred elements of a list, and as many members of a map, are remembered.</summary>
    private const int MostKept = 100;

    private JsonPlace?[]? _elements;
    private ConcurrentDictionary<string, JsonPlace>? _members;

    /// <summary>The place as it is written.</summary>
    public string Text => text;

    /// <summary>The place of an element of the list here.</summary>
    /// <param name="index">From 0.</param>
    /// <returns>The place; the same object for the same index up to 100.</returns>
    public JsonPlace Element(int index)
    {
        if (index >= MostKept)
        {
            return new JsonPlace(ElementText(index));
        }

        // Two threads may each make one; either is right.
        var elements = _elements ??= new JsonPlace?[MostKept];
        return elements[index] ??= new JsonPlace(ElementText(index));
    }

    /// <summary>The place of a member of the object here.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The place; the same object for the same name, for the first hundred names.</returns>
    public JsonPlace Member(string name)
    {
        var members = _members ??= new(concurrencyLevel: 1, capacity: 3, StringComparer.Ordinal);
        return members.TryGetValue(name, out var known) ? known
            : members.Count < MostKept ? members.GetOrAdd(name, new JsonPlace(MemberText(name)))
            : new JsonPlace(MemberText(name));
    }

    private string ElementText(int index) => string.Create(CultureInfo.InvariantCulture, $"{text}[{index}]");

    private string MemberText(string name) => text.Length == 0 ? name : $"{text}.{name}";
}
