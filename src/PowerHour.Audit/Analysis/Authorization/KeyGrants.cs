using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The grants of KMS keys, each as a document of its own: a grant allows its grantee the operations that it names, whatever the key's policy says.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/kms/latest/developerguide/grants.html. A constraint on the encryption context becomes a condition. A grant that is not
/// understood counts as not read, so that nothing is taken for denied because of it.
/// </remarks>
internal static class KeyGrants
{
    private static readonly ResourceType Key = new("AWS::KMS::Key");

    /// <summary>The grants.</summary>
    /// <param name="store">The snapshot.</param>
    /// <returns>By the ARN of the key; keys without grants are left out, keys whose grants were not read have one that was not collected.</returns>
    public static IReadOnlyDictionary<string, ImmutableArray<PolicyDocument>> Of(ResourceStore store)
    {
        var all = new Dictionary<string, ImmutableArray<PolicyDocument>>(StringComparer.Ordinal);
        foreach (var key in store.Stream(Key))
        {
            if (Of(key) is { IsEmpty: false } grants)
            {
                all[key.Arn] = grants;
            }
        }

        return all;
    }

    private static ImmutableArray<PolicyDocument> Of(Resource key)
    {
        var gaps = key.GapsOf("Grants").ToArray();
        if (gaps.Length > 0)
        {
            return [Unread(key, "grants", string.Join("; ", gaps))];
        }

        if (!key.Properties.TryGetProperty("Grants", out var grants))
        {
            return key.Calls.Any(c => c.Operation == "kms:ListGrants") ? [] : [Unread(key, "grants", "kms:ListGrants was not asked about this key")];
        }

        return grants.ValueKind == JsonValueKind.Array ? [.. grants.EnumerateArray().Select(g => Document(key, g))] : [Unread(key, "grants", "the answer of kms:ListGrants is no list")];
    }

    private static PolicyDocument Document(Resource key, JsonElement grant)
    {
        var id = grant.ValueKind == JsonValueKind.Object ? Text(grant, "GrantId") ?? "without id" : "without id";
        if (Fault(grant) is { } fault)
        {
            return Unread(key, $"grant {id}", fault);
        }

        var statements = new JsonArray(Statement($"Grant{Plain(id)}", Text(grant, "GranteePrincipal")!, Operations(grant), Conditions(grant)));
        if (Text(grant, "RetiringPrincipal") is { } retiring)
        {
            statements.Add(Statement($"Retire{Plain(id)}", retiring, ["kms:RetireGrant"], []));
        }

        return PolicyDocument.Parse(new JsonObject { ["Statement"] = statements }.ToUtf8(), PolicyKind.Resource, $"grant {id} of {key.Arn}");
    }

    /// <summary>What keeps a grant from being understood, or null.</summary>
    private static string? Fault(JsonElement grant)
    {
        if (grant.ValueKind != JsonValueKind.Object || Text(grant, "GranteePrincipal") is null)
        {
            return "the grant names no grantee";
        }

        if (!grant.TryGetProperty("Operations", out var operations) || operations.ValueKind != JsonValueKind.Array || operations.EnumerateArray().Any(o => o.ValueKind != JsonValueKind.String))
        {
            return "its operations are no list of names";
        }

        return !grant.TryGetProperty("Constraints", out var constraints) || constraints.ValueKind == JsonValueKind.Null ? null
            : constraints.ValueKind == JsonValueKind.Object && constraints.EnumerateObject().All(IsContext) ? null : "it has a constraint that is not known here";
    }

    private static bool IsContext(JsonProperty constraint) => constraint is { Name: "EncryptionContextEquals" or "EncryptionContextSubset", Value.ValueKind: JsonValueKind.Object };

    private static JsonObject Statement(string sid, string principal, IEnumerable<string> actions, JsonObject conditions)
    {
        var statement = new JsonObject
        {
            ["Sid"] = sid,
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [principal.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS"] = principal },
            ["Action"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]),
            ["Resource"] = "*",
        };
        if (conditions.Count > 0)
        {
            statement["Condition"] = new JsonObject { ["StringEquals"] = conditions };
        }

        return statement;
    }

    private static IEnumerable<string> Operations(JsonElement grant) => grant.GetProperty("Operations").EnumerateArray().Select(o => $"kms:{o.GetString()}");

    private static JsonObject Conditions(JsonElement grant)
    {
        var conditions = new JsonObject();
        if (grant.TryGetProperty("Constraints", out var constraints) && constraints.ValueKind == JsonValueKind.Object)
        {
            foreach (var pair in constraints.EnumerateObject().SelectMany(c => c.Value.EnumerateObject()))
            {
                conditions[$"kms:EncryptionContext:{pair.Name}"] = pair.Value.ToString();
            }
        }

        return conditions;
    }

    private static PolicyDocument Unread(Resource key, string what, string reason) => PolicyDocument.NotCollected(PolicyKind.Resource, $"{what} of {key.Arn}", reason);

    private static string Plain(string id) => string.Concat(id.Where(char.IsAsciiLetterOrDigit).Take(40));

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
