using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>Writes the IAM policies that let the tool read what it needs and nothing else.</summary>
public static class PermissionPolicies
{
    /// <summary>The most characters that a managed policy may have, white space not counted (IAM quotas).</summary>
    public const int MaxLength = 6144;

    private static readonly string[] Always = ["sts:GetCallerIdentity", "ec2:DescribeRegions"];

    /// <summary>The IAM actions that reading types needs, sorted.</summary>
    /// <param name="catalog">The calls of the types.</param>
    /// <param name="types">The types.</param>
    /// <returns>The actions.</returns>
    public static IReadOnlyList<string> Actions(ServiceCatalog catalog, IReadOnlySet<ResourceType> types)
    {
        var descriptors = catalog.Types.Where(t => types.Contains(t.Type)).ToArray();
        var calls = descriptors.SelectMany(d => d.CallSteps.Select(c => c.Name)).Concat(descriptors.Any(d => d.Search is not null) ? ["sagemaker:Search"] : []);
        return [.. Always.Concat(calls.SelectMany(catalog.PermissionsFor)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The actions as policies, each short enough to be a managed policy.</summary>
    /// <param name="actions">The actions.</param>
    /// <returns>JSON documents, indented.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<string> actions)
    {
        var policies = Cut(actions);
        return [.. policies.Select((p, i) => Document(p, $"PowerHourAuditReads{(policies.Count == 1 ? "" : $"{i + 1}")}", "Allow"))];
    }

    /// <summary>The policies of a scan by purpose, with the one that refuses what is never asked for.</summary>
    /// <param name="actions">The actions of the scan.</param>
    /// <returns>Name and JSON document of each; one that would be longer than a managed policy may be goes into several, numbered.</returns>
    public static IReadOnlyList<(string Name, string Document)> WriteByPurpose(IReadOnlyList<string> actions) =>
        [.. PermissionPurposes.Of(actions).SelectMany(p => Numbered(p.Name, Cut(p.Actions), p.Name == PermissionPurposes.Deny ? "Deny" : "Allow"))];

    private static IEnumerable<(string Name, string Document)> Numbered(string name, List<List<string>> parts, string effect) =>
        parts.Select((part, i) => (parts.Count == 1 ? name : $"{name}{i + 1}", Document(part, parts.Count == 1 ? name : $"{name}{i + 1}", effect)));

    private static List<List<string>> Cut(IReadOnlyList<string> actions)
    {
        var parts = new List<List<string>> { new() };
        var length = 0;
        foreach (var action in actions)
        {
            if (length + action.Length + 3 > MaxLength - 200)
            {
                parts.Add([]);
                length = 0;
            }

            parts[^1].Add(action);
            length += action.Length + 3;
        }

        return parts;
    }

    private static string Document(List<string> actions, string sid, string effect) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = effect,
            ["Action"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["Resource"] = "*",
        }),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
}
