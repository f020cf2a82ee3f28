using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>
/// The condition keys of a request. A complete context lists every key the request carries: a key that is not listed is absent.
/// A partial context lists what is known: a key that is not listed is unknown, and a decision that hangs on it is conditional.
/// Key names are compared without regard to case.
/// </summary>
public sealed class RequestContext
{
    private static readonly string[] NoValues = [];

    private readonly Dictionary<string, string[]> _values;
    private readonly ContextState _otherwise;
    private readonly string[] _listed;
    private readonly RequestContext? _under;

    private RequestContext(Dictionary<string, string[]> values, ContextState otherwise, string[]? listed = null, RequestContext? under = null)
    {
        _values = values;
        _otherwise = otherwise;
        _listed = listed ?? NoValues;
        _under = under;
    }

    /// <summary>A request that carries no condition key at all.</summary>
    public static RequestContext Empty { get; } = new(new(StringComparer.OrdinalIgnoreCase), ContextState.Absent);

    /// <summary>A request of whose condition keys nothing is known.</summary>
    public static RequestContext Unknown { get; } = new(new(StringComparer.OrdinalIgnoreCase), ContextState.Unknown);

    /// <summary>A context in which every key that is not listed is absent.</summary>
    /// <param name="values">The values of each key; a key with no values counts as absent.</param>
    /// <returns>The context.</returns>
    public static RequestContext Complete(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> values) =>
        new(Copy(values), ContextState.Absent);

    /// <summary>A context in which every key that is not listed is unknown.</summary>
    /// <param name="values">The values of each known key; a key with no values is known to be absent.</param>
    /// <returns>The context.</returns>
    public static RequestContext Partial(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> values) =>
        new(Copy(values), ContextState.Unknown);

    /// <summary>This context with one key set; the other keys keep their state.</summary>
    /// <param name="key">The condition key, for example <c>iam:PassedToService</c>.</param>
    /// <param name="values">Its values; none means that the key is known to be absent.</param>
    /// <returns>The new context.</returns>
    public RequestContext With(string key, params string[] values)
    {
        var one = new Dictionary<string, string[]>(1, StringComparer.OrdinalIgnoreCase) { [key] = values };
        return new RequestContext(one, _otherwise, _listed, this);
    }

    /// <summary>This context, knowing every key that begins so: one that is not listed is absent.</summary>
    /// <param name="prefixes">The beginnings of keys, for example <c>aws:ResourceTag/</c>.</param>
    /// <returns>The new context.</returns>
    internal RequestContext Listing(params string[] prefixes) => new(_values, _otherwise, [.. _listed, .. prefixes], _under);

    /// <summary>This context, completed by another: a key known here keeps its value.</summary>
    /// <param name="fallback">The context asked for keys that this one does not list.</param>
    /// <returns>The new context; it is partial when either is.</returns>
    public RequestContext Over(RequestContext fallback)
    {
        var otherwise = _otherwise == ContextState.Unknown ? _otherwise : fallback._otherwise;
        var listed = fallback._listed.Length == 0 ? _listed : _listed.Length == 0 ? fallback._listed : [.. _listed, .. fallback._listed];
        return new RequestContext(_values, otherwise, listed, _under?.Over(fallback) ?? fallback);
    }

    internal ContextState Find(string key, out string[] values)
    {
        for (var layer = this; layer is not null; layer = layer._under)
        {
            if (layer._values.TryGetValue(key, out var found))
            {
                values = found;
                return found.Length == 0 ? ContextState.Absent : ContextState.Present;
            }
        }

        values = NoValues;
        return _otherwise == ContextState.Unknown && Array.Exists(_listed, p => key.StartsWith(p, StringComparison.OrdinalIgnoreCase)) ? ContextState.Absent : _otherwise;
    }

    private static Dictionary<string, string[]> Copy(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> values)
    {
        var copy = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, list) in values)
        {
            copy[key] = [.. list];
        }

        return copy;
    }
}
