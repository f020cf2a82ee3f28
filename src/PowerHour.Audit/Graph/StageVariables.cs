using System.Text.Json;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Fills the variables of API stages into the integration of a method, which may lead elsewhere from each stage.</summary>
internal sealed class StageVariables
{
    private const string Opening = "${stageVariables.";

    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> _stages = new(StringComparer.Ordinal);

    /// <summary>Whether a text has stage variables in it.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where it has.</returns>
    public static bool Has(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>The id of the API that a resource is a part of.</summary>
    /// <param name="part">A stage, resource, method or integration.</param>
    /// <returns>The id, or empty.</returns>
    public static string ApiOf(Resource part) => Text(part.Properties, "restApiId") ?? Text(part.Properties, "ApiId") ?? "";

    /// <summary>Notes the variables of a stage.</summary>
    /// <param name="stage">A stage of a REST, HTTP or WebSocket API.</param>
    public void Note(Resource stage)
    {
        var api = ApiOf(stage);
        if (!_stages.TryGetValue(api, out var stages))
        {
            _stages[api] = stages = [];
        }

        stages.Add(Read(stage.Properties));
    }

    /// <summary>A text as it reads in each stage of an API.</summary>
    /// <param name="api">The API's id.</param>
    /// <param name="text">The text.</param>
    /// <returns>Each text once; a stage that lacks a variable is left out, since calls there go nowhere.</returns>
    public IEnumerable<string> Expand(string api, string text) =>
        _stages.GetValueOrDefault(api, []).Select(variables => Fill(text, variables)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string? Fill(string text, IReadOnlyDictionary<string, string> variables)
    {
        for (var start = text.IndexOf(Opening, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Opening, start, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end < 0 || !variables.TryGetValue(text[(start + Opening.Length)..end], out var value))
            {
                return null;
            }

            text = $"{text[..start]}{value}{text[(end + 1)..]}";
            start += value.Length;
        }

        return text;
    }

    private static Dictionary<string, string> Read(JsonElement stage)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in (string[])["variables", "StageVariables"])
        {
            foreach (var pair in stage.TryGetProperty(member, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : default)
            {
                variables[pair.Name] = pair.Value.ToString();
            }
        }

        return variables;
    }

    private static string? Text(JsonElement owner, string member) =>
        owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
