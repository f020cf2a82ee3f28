namespace PowerHour.Audit.Cel.Values;

/// <summary>Base of lists. Subclass it for elements that are made on demand.</summary>
public abstract class CelList
{
    /// <summary>The complete list without elements.</summary>
    public static CelList Empty { get; } = new CelArrayList([], 0, null);

    /// <summary>How many elements are known.</summary>
    public abstract int Count { get; }

    /// <summary>Why there may be further elements that could not be read; <see langword="null"/> for a complete list.</summary>
    /// <remarks>
    /// <c>exists</c> and <c>in</c> are then true or unknown, <c>all</c> is false or unknown, <c>filter</c> and <c>map</c> stay partial,
    /// and everything that needs the whole list (<c>size</c>, <c>==</c>, an index) is unknown.
    /// </remarks>
    public virtual CelUnknown? Gap => null;

    /// <summary>The texts of a long list that holds nothing but text, to look one up in; <see langword="null"/> where a search from the front is right.</summary>
    internal virtual IReadOnlySet<string>? Texts => null;

    /// <summary>The element at a place between 0 and <see cref="Count"/>.</summary>
    public abstract CelValue this[int index] { get; }

    /// <summary>Makes a list.</summary>
    /// <param name="elements">The elements; the array is not copied and must not change any more.</param>
    /// <param name="gap">Why there may be more; <see langword="null"/> for a complete list.</param>
    public static CelList Of(CelValue[] elements, CelUnknown? gap = null) => new CelArrayList(elements, elements.Length, gap);

    /// <summary>Makes a list that is asked again and again for the elements in which something equals some text: it finds them without a search.</summary>
    /// <param name="elements">The elements; the array is not copied and must not change any more.</param>
    /// <param name="gap">Why there may be more; <see langword="null"/> for a complete list.</param>
    public static CelList Indexed(CelValue[] elements, CelUnknown? gap = null) => new CelIndexedList(elements, gap);

    /// <summary>Makes a list of strings.</summary>
    public static CelList OfStrings(IEnumerable<string> elements) => Of([.. elements.Select(CelValue.String)]);
}
