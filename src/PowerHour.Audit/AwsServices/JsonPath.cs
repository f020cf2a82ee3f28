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
    private readonly bool _isPlain;
    private readonly JsonPlace _whole;

    private JsonPath(string text, Step[] steps)
    {
        Text = text;
        _steps = steps;
        _isPlain = Array.TrueForAll(steps, s => s.Kind == StepKind.Member) && string.Join('.', steps.Select(s => s.Name)) == text;
        _whole = new JsonPlace(_isPlain ? text : "");
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
    public IEnumerable<(string Place, JsonElement Value)> Select(JsonElement root) => SelectOwned(root).Select(x => (x.Place, x.Value));

    /// <summary>Every value that the path leads to, with its exact place and the object that it is a member of.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>Place, innermost object around the value, and value; nothing where a member is absent or null.</returns>
    public IReadOnlyList<(string Place, JsonElement Owner, JsonElement Value)> SelectOwned(JsonElement root)
    {
        List<(string, JsonElement, JsonElement)>? found = null;
        Collect(root, root, 0, _whole, ref found);
        return found ?? (IReadOnlyList<(string, JsonElement, JsonElement)>)[];
    }

    /// <summary>The same in a list that is at hand, for those who ask for many paths of many resources.</summary>
    /// <param name="root">Where to begin.</param>
    /// <param name="found">Emptied, then filled.</param>
    internal void SelectOwned(JsonElement root, List<(string Place, JsonElement Owner, JsonElement Value)> found)
    {
        found.Clear();
        Collect(root, root, 0, _whole, ref found!);
    }

    /// <summary>The first value that the path leads to.</summary>
    /// <param name="root">Where to begin.</param>
    /// <returns>The value, or null.</returns>
    public JsonElement? First(JsonElement root) => SelectOwned(root) is [var first, ..] ? first.Value : null;

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

    private void Collect(JsonElement owner, JsonElement at, int step, JsonPlace place, ref List<(string Place, JsonElement Owner, JsonElement Value)>? found)
    {
        if (at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return;
        }

        if (step == _steps.Length)
        {
            (found ??= []).Add((place.Text, owner, at));
            return;
        }

        var around = at.ValueKind == JsonValueKind.Object ? at : owner;
        switch (_steps[step].Kind, at.ValueKind)
        {
            case (StepKind.Member, JsonValueKind.Object):
                if (at.TryGetProperty(_steps[step].Name, out var member))
                {
                    Collect(around, member, step + 1, _isPlain ? place : place.Member(_steps[step].Name), ref found);
                }

                break;
            case (StepKind.Elements, JsonValueKind.Array):
                var index = 0;
                foreach (var element in at.EnumerateArray())
                {
                    Collect(around, element, step + 1, place.Element(index++), ref found);
                }

                break;
            case (StepKind.Values, JsonValueKind.Object):
                foreach (var property in at.EnumerateObject())
                {
                    Collect(around, property.Value, step + 1, place.Member(property.Name), ref found);
                }

                break;
        }
    }

    private readonly record struct Step(string Name, StepKind Kind);
}
