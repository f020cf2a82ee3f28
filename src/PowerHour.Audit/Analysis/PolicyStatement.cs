using System.Text.Json;

namespace PowerHour.Audit.Analysis;

/// <summary>One statement of a policy document.</summary>
/// <param name="Policy">The policy's name, or empty.</param>
/// <param name="Sid">The statement's id, or empty.</param>
/// <param name="Effect">Allow or Deny.</param>
/// <param name="Actions">Action patterns.</param>
/// <param name="NotActions">Excepted action patterns.</param>
/// <param name="Resources">Resource patterns.</param>
/// <param name="NotResources">Excepted resource patterns.</param>
/// <param name="Principals">Principals: <c>*</c>, ARNs, <c>service:…</c>, <c>federated:…</c>, <c>canonical:…</c>.</param>
/// <param name="NotPrincipals">Excepted principals.</param>
/// <param name="Conditions">Operator to key to values.</param>
internal sealed record PolicyStatement(
    string Policy, string Sid, string Effect,
    IReadOnlyList<string> Actions, IReadOnlyList<string> NotActions, IReadOnlyList<string> Resources, IReadOnlyList<string> NotResources,
    IReadOnlyList<string> Principals, IReadOnlyList<string> NotPrincipals,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Conditions)
{
    /// <summary>Whether the statement allows.</summary>
    public bool Allows => Effect == "Allow";

    /// <summary>Reads a statement.</summary>
    /// <param name="json">The statement.</param>
    /// <param name="policy">The policy's name.</param>
    /// <returns>The statement.</returns>
    public static PolicyStatement Read(JsonElement json, string policy) => new(
        policy, Texts(json, "Sid") is [var sid] ? sid : "", Texts(json, "Effect") is [var effect] ? effect : "",
        Texts(json, "Action"), Texts(json, "NotAction"), Texts(json, "Resource"), Texts(json, "NotResource"),
        ReadPrincipals(json, "Principal"), ReadPrincipals(json, "NotPrincipal"), ReadConditions(json));

    private static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? Texts(value) : [];

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        _ => [],
    };

    private static IReadOnlyList<string> ReadPrincipals(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().SelectMany(p => Texts(p.Value).Select(v => Principal(p.Name, v)))]
            : Texts(value);
    }

    private static string Principal(string kind, string value) => kind switch
    {
        "AWS" => value.Length == 12 && value.All(char.IsAsciiDigit) ? $"arn:aws:iam::{value}:root" : value,
        "Service" => $"service:{value}",
        "Federated" => $"federated:{value}",
        _ => $"canonical:{value}",
    };

    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> ReadConditions(JsonElement json)
    {
        if (!json.TryGetProperty("Condition", out var block) || block.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return block.EnumerateObject().Where(o => o.Value.ValueKind == JsonValueKind.Object).DistinctBy(o => o.Name, StringComparer.Ordinal).ToDictionary(
            o => o.Name,
            o => (IReadOnlyDictionary<string, IReadOnlyList<string>>)o.Value.EnumerateObject().DistinctBy(k => k.Name, StringComparer.Ordinal).ToDictionary(k => k.Name, k => Texts(k.Value), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
