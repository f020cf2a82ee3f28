using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Says in one sentence what was concluded of a resource.</summary>
internal static class FindingMessage
{
    /// <summary>What a parameter of the card begins with in a message.</summary>
    public const string ParameterPrefix = "params.";

    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.[]");

    /// <summary>The sentence for a verdict that rests on the resource alone.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="status">The verdict: any but UNKNOWN and ERROR.</param>
    /// <param name="resource">The resource.</param>
    /// <returns>The sentence, without a closing dot.</returns>
    public static string For(Rule rule, Status status, Resource resource) => status switch
    {
        Status.Fail or Status.Manual => Fill(rule, resource),
        Status.Pass => rule.Title,
        _ => $"The rule is not about this resource: {rule.Where?.Value.Trim().ReplaceLineEndings(" ")}",
    };

    /// <summary>The sentence for paths that were found.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The first of the paths: <c>{who}</c>, <c>{what}</c> and <c>{end}</c> are its points, <c>{how}</c> its first step.</param>
    /// <returns>The sentence, without a closing dot.</returns>
    public static string For(Rule rule, Resource resource, AttackPath path) => Fill(rule, resource, path);

    /// <summary>The sentence for an UNKNOWN.</summary>
    /// <param name="gapIds">The gaps that it rests on.</param>
    /// <returns>The sentence, without a closing dot.</returns>
    public static string Undecided(IReadOnlyList<string> gapIds) => $"Could not be decided: {string.Join("; ", gapIds)}";

    /// <summary>The sentence for an ERROR.</summary>
    /// <param name="failure">Why the rule failed.</param>
    /// <returns>The sentence, without a closing dot.</returns>
    public static string Failed(string failure) => $"The rule failed: {failure}";

    /// <summary>Fills <c>{name}</c>, <c>{arn}</c>, <c>{region}</c>, <c>{account}</c>, <c>{params.name}</c> and <c>{Property.Path}</c>; other braces stay.</summary>
    private static string Fill(Rule rule, Resource resource, AttackPath? way = null)
    {
        var text = new StringBuilder(rule.Message.Length + resource.Name.Length);
        var rest = rule.Message.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var length = rest[(open + 1)..].IndexOfAnyExcept(PathCharacters);
            var isHole = length > 0 && rest[open + 1 + length] == '}' && char.IsAsciiLetter(rest[open + 1]);
            text.Append(isHole ? rest[..open] : rest[..(open + 1)]);
            text.Append(isHole ? Value(rest.Slice(open + 1, length).ToString(), rule, resource, way) : "");
            rest = rest[(isHole ? open + length + 2 : open + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private static string Value(string path, Rule rule, Resource resource, AttackPath? way) => path switch
    {
        _ when path.StartsWith(ParameterPrefix, StringComparison.Ordinal) && rule.Parameters.TryGetValue(path[ParameterPrefix.Length..], out var parameter) => Text(parameter),
        "name" => resource.Name,
        "arn" => resource.Arn,
        "region" => resource.Region,
        "account" => resource.AccountId,
        "who" when way is not null => way.Points[0].Name,
        "how" when way is not null => way.Steps[0].Label,
        "what" when way is not null => way.Points[1].Name,
        "end" when way is not null => way.Points[^1].Name,
        _ => Property(path, resource) ?? "(none)",
    };

    private static string Text(JsonNode? parameter) => parameter switch
    {
        JsonArray list => list.Count == 0 ? "(none)" : string.Join(", ", list.Select(Text)),
        null => "(none)",
        _ => parameter.ToString(),
    };

    private static string? Property(string path, Resource resource)
    {
        using var properties = resource.Open();
        return JsonPath.Parse(EvidenceReader.PropertyOf(path)).FirstText(properties.RootElement);
    }
}
