using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PowerHour.Audit.Documents;

/// <summary>A map in a file: hands out its values typed, remembers which keys were asked for, and reports the rest as unknown.</summary>
/// <remarks>Problems are gathered, not thrown, so that one run names them all; <see cref="ThrowIfWrong"/> ends the reading.</remarks>
public sealed class YamlMap
{
    private const int MaxNamed = 20;

    private readonly YamlMappingNode _node;
    private readonly List<DocumentProblem> _problems;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    internal YamlMap(SourceFile source, YamlMappingNode node, List<DocumentProblem> problems)
    {
        Source = source;
        _node = node;
        _problems = problems;
    }

    /// <summary>The file.</summary>
    public SourceFile Source { get; }

    /// <summary>The problems met so far in the whole file.</summary>
    public IReadOnlyList<DocumentProblem> Problems => _problems;

    /// <summary>The line where the map begins, from 1.</summary>
    public int Line => (int)_node.Start.Line;

    /// <summary>The keys in file order.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True where it is, whatever its value.</returns>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; empty, with a problem noted, where it is missing.</returns>
    public string Text(string key) => OptionalText(key) ?? Missing(key, "a text");

    /// <summary>A text that may be left out.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text, or null.</returns>
    public string? OptionalText(string key) => OptionalScalar(key)?.Value;

    /// <summary>A text with its place, for expressions whose errors point into it.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The scalar, or null where the key is missing.</returns>
    public YamlText? OptionalScalar(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlScalarNode scalar: return new YamlText(Source, scalar);
            case var other:
                Wrong(other, $"`{key}` must be a text");
                return null;
        }
    }

    /// <summary>A whole number with a default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The value where the key is missing.</param>
    /// <returns>The number.</returns>
    public int Integer(string key, int otherwise)
    {
        if (OptionalScalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong(key, $"`{key}` must be a whole number, not `{scalar.Value}`");
        return otherwise;
    }

    /// <summary>A day that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The day; null, with a problem noted, where it is missing or none.</returns>
    public DateOnly? Date(string key)
    {
        const string Kind = "a date such as 2027-03-31";
        if (OptionalScalar(key) is not { } scalar)
        {
            Missing(key, Kind);
            return null;
        }

        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Wrong(key, $"`{key}` must be {Kind}, not `{scalar.Value}`");
        return null;
    }

    /// <summary>A yes or no with a default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The value where the key is missing.</param>
    /// <returns>The value.</returns>
    public bool Flag(string key, bool otherwise)
    {
        if (OptionalScalar(key) is not { } scalar)
        {
            return otherwise;
        }

        if (scalar.Value is "true" or "false")
        {
            return scalar.Value == "true";
        }

        Wrong(key, $"`{key}` must be `true` or `false`, not `{scalar.Value}`");
        return otherwise;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The texts; empty where the key is missing.</returns>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlScalarNode one: return [one.Value ?? ""];
            case YamlSequenceNode list when list.Children.All(n => n is YamlScalarNode): return [.. list.Children.Cast<YamlScalarNode>().Select(n => n.Value ?? "")];
            case var other:
                Wrong(other, $"`{key}` must be a list of texts");
                return [];
        }
    }

    /// <summary>A map inside this one.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The map, or null where the key is missing or no map.</returns>
    public YamlMap? Map(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlMappingNode map: return new YamlMap(Source, map, _problems);
            case var other:
                Wrong(other, $"`{key}` must be a map of `key: value` lines");
                return null;
        }
    }

    /// <summary>A list of maps.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The maps; empty where the key is missing.</returns>
    public IReadOnlyList<YamlMap> Maps(string key)
    {
        switch (Find(key))
        {
            case null: return [];
            case YamlSequenceNode list when list.Children.All(n => n is YamlMappingNode): return [.. list.Children.Cast<YamlMappingNode>().Select(m => new YamlMap(Source, m, _problems))];
            case var other:
                Wrong(other, $"`{key}` must be a list of maps");
                return [];
        }
    }

    /// <summary>The value of a key as plain data: text, number, truth, list or map, as JSON would have it.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value as a JSON node, or null where the key is missing or empty.</returns>
    public System.Text.Json.Nodes.JsonNode? Json(string key) => Find(key) is { } node ? YamlJson.From(node) : null;

    /// <summary>Whether a key's value is a list.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True for a list.</returns>
    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    /// <summary>Whether a key's value is a map.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True for a map.</returns>
    public bool IsMap(string key) => Find(key) is YamlMappingNode;

    /// <summary>Where a key's value stands.</summary>
    /// <param name="key">The key.</param>
    /// <returns>A problem without a message, at the value, or at the map where the key is missing.</returns>
    public DocumentProblem PlaceOf(string key)
    {
        var node = Find(key) ?? _node;
        return Source.Problem((int)node.Start.Line, (int)node.Start.Column, "");
    }

    /// <summary>Notes that a key's value is wrong.</summary>
    /// <param name="key">The key; the problem points at its value, or at the map where the key is missing.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public void Wrong(string key, string message) => Wrong(Find(key) ?? _node, message);

    /// <summary>Notes that a key itself is wrong.</summary>
    /// <param name="key">The key, which must be there.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public void WrongKey(string key, string message)
    {
        _asked.Add(key);
        Wrong(_node.Children.Keys.First(k => (k as YamlScalarNode)?.Value == key), message);
    }

    /// <summary>Reports each key that nobody asked for, with the nearest known one.</summary>
    /// <remarks>Of very many only the first are named.</remarks>
    public void RefuseOtherKeys()
    {
        var others = _node.Children.Keys.Select(k => (Node: k, Name: (k as YamlScalarNode)?.Value ?? "")).Where(k => !_asked.Contains(k.Name)).ToArray();
        foreach (var (key, name) in others.Take(MaxNamed))
        {
            var near = Nearest.To(name, _asked);
            Wrong(key, near is null ? $"unknown key `{name}`; known are {string.Join(", ", _asked.Order(StringComparer.Ordinal))}" : $"unknown key `{name}` — did you mean `{near}`?");
        }

        if (others.Length > MaxNamed)
        {
            Wrong(others[MaxNamed].Node, $"{others.Length - MaxNamed} more unknown keys from here on");
        }
    }

    /// <summary>Notes that the map has more keys than anybody means.</summary>
    /// <param name="most">How many it may have.</param>
    public void RefuseMoreKeysThan(int most)
    {
        if (_node.Children.Count > most)
        {
            Wrong(_node.Children.Keys.ElementAt(most), $"there are {_node.Children.Count} names here; at most {most} are read");
        }
    }

    /// <summary>Ends the reading of the file.</summary>
    /// <exception cref="DocumentException">Problems were noted.</exception>
    public void ThrowIfWrong()
    {
        if (_problems.Exists(p => !p.IsWarning))
        {
            throw new DocumentException([.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)]);
        }
    }

    private string Missing(string key, string kind)
    {
        if (!Has(key))
        {
            Wrong(_node, $"`{key}` is missing; it must be {kind}");
        }

        return "";
    }

    private void Wrong(YamlNode node, string message) => _problems.Add(Source.Problem((int)node.Start.Line, (int)node.Start.Column, message));

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var value)
            && value is not YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } ? value : null;
    }
}
