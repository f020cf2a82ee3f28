using System.Collections.Concurrent;
using System.Text.Json;

namespace PowerHour.Audit.AwsServices;

/// <summary>A path into an answer: member names joined by dots, <c>[]</c> for every element of a list, <c>{}</c> for every value of a map.</summary>
/// <example><c>Containers[].ModelDataUrl</c> names the URL of each container.</example>
public sealed class JsonPath : IEquatable<JsonPath>
{
    /// <summary>Paths stand in cards and descriptors: there are a few thousand, and each is asked for once a finding.</summary>
    private const int MostKnown = 20_000;

    private static readonly ConcurrentDictionary<string, JsonPath> Known = new(StringComparer.Ordinal);

    private readonly Step[] _steps;

    private JsonPath(string text, Step[] steps)
    {
        Text = text;
        _steps = steps;
    }

    private enum StepKind
    {
        Member,
        Elements,
        Values,
    }

    /// <summary>The path as written.</summary>
    public string Text { get; }

    /// <summary>The first member: the top-level property that the path goes through.</summary>
    public string Root => _steps.Length > 0 ? _steps[0].Name : "";

    /// <summary>The steps for readers that follow types rather than values: member names, <c>[]</c> and <c>{}</c>.</summary>
    public IEnumerable<string> Steps => _steps.Select(s => s.Kind switch { StepKind.Elements => "[]", StepKind.Values => "{}", _ => s.Name });

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <returns>The path.</returns>
    public static JsonPath Parse(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var path = ParseNew(text);
        if (Known.Count < MostKnown)
        {
            Known[text] = path;
        }

        return path;
    }

    private static JsonPath ParseNew(string text)
    {
        var steps = new List<Step>();
        foreach (var part in text.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimEnd('[', ']', '{', '}');
            steps.Add(new Step(name, StepKind.Member));
            for (var i = name.Length; i < part.Length; i += 2)
            {
                steps.Add(new Step("", part[i] == '[' ? StepKind.Elements : StepKind.Values));
            }
        }

        return new JsonPath(text, [.. steps.Where(s => s.Kind != StepKind.Member || s.Name.Length > 0)]);
    }

    /// <summary>Every value that the path leads to, with the exact place of each.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>Place and value; nothing where a member is absent or null.</returns>
    public IEnumerable<(string Place, JsonElement Value)> Select(JsonElement root) => Select(root, 0, "");

    /// <summary>Every value that the path leads to, with its exact place and the object that it is a member of.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>Place, innermost object around the value, and value.</returns>
    public IEnumerable<(string Place, JsonElement Owner, JsonElement Value)> SelectOwned(JsonElement root) => SelectOwned(root, root, 0, "");

    /// <summary>The first value that the path leads to.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>The value, or null.</returns>
    public JsonElement? First(JsonElement root)
    {
        foreach (var (_, value) in Select(root))
        {
            return value;
        }

        return null;
    }

    /// <summary>The first value as a text.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>The text (a number or truth as JSON writes it), or null where absent or no scalar.</returns>
    public string? FirstText(JsonElement root) => First(root) is { } value ? TextOf(value) : null;

    /// <inheritdoc/>
    public bool Equals(JsonPath? other) => other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private IEnumerable<(string Place, JsonElement Value)> Select(JsonElement at, int step, string place)
    {
        if (at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return [];
        }

        return step == _steps.Length ? [(place, at)] : _steps[step].From(at, place).SelectMany(x => Select(x.Value, step + 1, x.Place));
    }

    private IEnumerable<(string Place, JsonElement Owner, JsonElement Value)> SelectOwned(JsonElement owner, JsonElement at, int step, string place)
    {
        if (at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return [];
        }

        var around = at.ValueKind == JsonValueKind.Object ? at : owner;
        return step == _steps.Length ? [(place, owner, at)] : _steps[step].From(at, place).SelectMany(x => SelectOwned(around, x.Value, step + 1, x.Place));
    }

    private readonly record struct Step(string Name, StepKind Kind)
    {
        public IEnumerable<(string Place, JsonElement Value)> From(JsonElement at, string place) => (Kind, at.ValueKind) switch
        {
            (StepKind.Member, JsonValueKind.Object) => at.TryGetProperty(Name, out var v) ? [(Join(place, Name), v)] : [],
            (StepKind.Elements, JsonValueKind.Array) => at.EnumerateArray().Select((v, i) => ($"{place}[{i}]", v)),
            (StepKind.Values, JsonValueKind.Object) => at.EnumerateObject().Select(p => (Join(place, p.Name), p.Value)),
            _ => [],
        };

        private static string Join(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
    }
}
