using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Rules.Overrides;

/// <summary>Reads the control policies that bind the account, where an organisation writes them into its settings: levels, root first.</summary>
internal static class ControlPolicyReader
{
    private const string Form = "holds levels, root first: [{ org: root, policies: [{ Version: …, Statement: […] }] }]";

    /// <summary>Reads a list of levels.</summary>
    /// <param name="map">The map that may hold it.</param>
    /// <param name="key">The key of the list.</param>
    /// <param name="kind">The kind of policies.</param>
    /// <returns>The levels; none where there is no list. What is wrong is noted.</returns>
    public static ImmutableArray<PolicyLevel> Read(YamlMap map, string key, PolicyKind kind)
    {
        if (!map.Has(key))
        {
            return [];
        }

        if (map.Json(key) is not JsonArray levels || levels.Select(l => LevelOf(l, kind)).ToArray() is var read && read.Any(l => l is null))
        {
            map.Wrong(key, $"`{key}` {Form}");
            return [];
        }

        foreach (var policy in read.SelectMany(l => l!.Policies).Where(p => !p.IsReadable))
        {
            map.Wrong(key, $"`{key}`: a policy of {policy.Name} can not be read: {policy.Findings.First(f => f.Severity == PolicyFindingSeverity.Error).Message}");
        }

        return [.. read.Select(l => l!.Completed(kind))];
    }

    private static PolicyLevel? LevelOf(JsonNode? node, PolicyKind kind) =>
        node is JsonObject { Count: 2 } level && level["org"] is JsonValue org && org.TryGetValue<string>(out var name) && level["policies"] is JsonArray policies && policies.All(p => p is JsonObject)
            ? new PolicyLevel(name, [.. policies.Select(p => PolicyDocument.Parse(p.ToUtf8(), kind, name))])
            : null;
}
