using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>The tags of a resource: few, so they are looked through rather than indexed.</summary>
internal sealed class TagMap : CelMap
{
    /// <summary>Services allow 50. What a made-up file has more of is indexed, so that looking takes no longer for it.</summary>
    private const int Most = 64;

    private readonly List<(string Key, string Value)> _tags = [];

    private TagMap(List<(string Key, string Value)> tags)
    {
        foreach (var tag in tags)
        {
            if (IndexOf(tag.Key) < 0)
            {
                _tags.Add(tag);
            }
        }
    }

    /// <summary>Makes a map.</summary>
    /// <param name="tags">Keys and values; of two with the same key the first counts.</param>
    /// <returns>The map.</returns>
    public static CelMap Of(List<(string Key, string Value)> tags) => tags.Count == 0 ? Empty
        : tags.Count <= Most ? new TagMap(tags)
        : Of(tags.DistinctBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, CelValue.String(t.Value))));

    /// <inheritdoc/>
    public override int Count => _tags.Count;

    /// <inheritdoc/>
    public override IEnumerable<CelValue> Keys => _tags.Select(t => CelValue.String(t.Key));

    /// <inheritdoc/>
    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        var at = key.Kind == CelKind.String ? IndexOf(key.AsString()) : -1;
        value = at < 0 ? CelValue.Null : CelValue.String(_tags[at].Value);
        return at >= 0;
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < _tags.Count; i++)
        {
            if (string.Equals(_tags[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
