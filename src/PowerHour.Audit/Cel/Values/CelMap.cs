namespace PowerHour.Audit.Cel.Values;

/// <summary>Base of maps. Subclass it for entries that are made on demand.</summary>
/// <remarks>Keys are bool, int, uint or string. A number finds the equal number of another type: <c>{1: 'a'}[1u]</c> is <c>'a'</c>.</remarks>
public abstract class CelMap
{
    /// <summary>The map without entries.</summary>
    public static CelMap Empty { get; } = new CelHashMap([]);

    /// <summary>How many entries there are.</summary>
    public abstract int Count { get; }

    /// <summary>The keys, always in the same order.</summary>
    public abstract IEnumerable<CelValue> Keys { get; }

    /// <summary>Finds the value of a key.</summary>
    /// <returns>False when there is no such key.</returns>
    public abstract bool TryGetValue(CelValue key, out CelValue value);

    /// <summary>Makes a map.</summary>
    /// <param name="entries">Keys and values, in the order in which comprehensions shall meet them.</param>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static CelMap Of(IEnumerable<KeyValuePair<CelValue, CelValue>> entries) => new CelHashMap(entries);

    /// <summary>Makes a map with strings as keys.</summary>
    /// <exception cref="ArgumentException">A key occurs twice.</exception>
    public static CelMap Of(IEnumerable<KeyValuePair<string, CelValue>> entries) =>
        new CelHashMap(entries.Select(e => new KeyValuePair<CelValue, CelValue>(CelValue.String(e.Key), e.Value)));
}
