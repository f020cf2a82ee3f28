using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>The tags of a resource: at most a few dozen, so they are looked through rather than indexed.</summary>
/// <param name="tags">Keys, each once, and values.</param>
internal sealed class TagMap(IReadOnlyList<(string Key, string Value)> tags) : CelMap
{
    /// <inheritdoc/>
    public override int Count => tags.Count;

    /// <inheritdoc/>
    public override IEnumerable<CelValue> Keys => tags.Select(t => CelValue.String(t.Key));

    /// <summary>Adds a tag unless its key is there: of two the first counts.</summary>
    /// <param name="tags">The tags so far.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public static void Add(List<(string Key, string Value)> tags, string key, string value)
    {
        if (IndexOf(tags, key) < 0)
        {
            tags.Add((key, value));
        }
    }

    /// <inheritdoc/>
    public override bool TryGetValue(CelValue key, out CelValue value)
    {
        var at = key.Kind == CelKind.String ? IndexOf(tags, key.AsString()) : -1;
        value = at < 0 ? CelValue.Null : CelValue.String(tags[at].Value);
        return at >= 0;
    }

    private static int IndexOf(IReadOnlyList<(string Key, string Value)> tags, string key)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (string.Equals(tags[i].Key, key, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
