namespace PowerHour.Audit.Cel.Values;

/// <summary>A map that keeps the order of its entries.</summary>
internal sealed class CelHashMap : CelMap
{
    private readonly List<CelValue> _keys = [];
    private readonly Dictionary<CelValue, CelValue> _entries = new(CelKeyComparer.Instance);

    public CelHashMap(IEnumerable<KeyValuePair<CelValue, CelValue>> entries)
    {
        foreach (var (key, value) in entries)
        {
            if (!TryAdd(key, value))
            {
                throw new ArgumentException($"The key {key} occurs twice in a map.", nameof(entries));
            }
        }
    }

    public override int Count => _keys.Count;

    public override IEnumerable<CelValue> Keys => _keys;

    public override bool TryGetValue(CelValue key, out CelValue value) => _entries.TryGetValue(key, out value);

    /// <summary>Adds an entry while the map is being made.</summary>
    internal bool TryAdd(CelValue key, CelValue value)
    {
        if (!_entries.TryAdd(key, value))
        {
            return false;
        }

        _keys.Add(key);
        return true;
    }
}
