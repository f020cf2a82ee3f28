using System.Runtime.InteropServices;
using PowerHour.Audit.Cel.Evaluation.Joins;

namespace PowerHour.Audit.Cel.Values;

/// <summary>A list whose elements are found by a text that they hold at some path, without a search.</summary>
internal sealed class CelIndexedList(CelValue[] elements, CelUnknown? gap) : CelList
{
    private readonly Dictionary<string, ElementIndex> _byPath = new(StringComparer.Ordinal);

    public override int Count => elements.Length;

    public override CelUnknown? Gap => gap;

    public override CelValue this[int index] => elements[index];

    /// <summary>The same value; a list long enough that looking something up in it pays is one that can.</summary>
    public static CelValue Of(CelValue value) =>
        value.Kind == CelKind.List && value.AsList() is not CelIndexedList and { Count: >= Join.ShortestList, Texts: null } list
            ? CelValue.List(Indexed([.. Enumerable.Range(0, list.Count).Select(i => list[i])], list.Gap))
            : value;

    /// <summary>The places of the elements that may hold a text or null at a path: of all others it is known that they do not.</summary>
    /// <param name="path">The path.</param>
    /// <param name="sought">The text; null for null.</param>
    /// <returns>The places, ascending.</returns>
    public IReadOnlyList<int> MayHold(ElementPath path, string? sought)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPath, path.Text, out _);
        return (index ??= new ElementIndex(elements, path)).Find(sought);
    }
}
