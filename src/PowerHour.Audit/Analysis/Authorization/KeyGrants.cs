using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>The grants of a KMS key as statements of its policy: a grant allows its grantee the operations that it names, whatever the key's policy says.</summary>
/// <remarks>https://docs.aws.amazon.com/kms/latest/developerguide/grants.html. A constraint on the encryption context becomes a condition.</remarks>
internal static class KeyGrants
{
    /// <summary>A policy with the grants of its key.</summary>
    /// <param name="policy">The key's policy, UTF-8 JSON.</param>
    /// <param name="key">The key, or another resource, which has no grants.</param>
    /// <returns>The policy; as it was where there are no grants or it can not be read.</returns>
    public static byte[] Joined(byte[] policy, Resource key)
    {
        if (!key.Properties.TryGetProperty("Grants", out var grants) || grants.ValueKind != JsonValueKind.Array || grants.GetArrayLength() == 0)
        {
            return policy;
        }

        try
        {
            var document = JsonNode.Parse(policy) as JsonObject;
            if (document?["Statement"] is not JsonArray statements)
            {
                return policy;
            }

            foreach (var statement in grants.EnumerateArray().Select(Statement).OfType<JsonObject>())
            {
                statements.Add(statement);
            }

            return JsonSerializer.SerializeToUtf8Bytes(document);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return policy;
        }
    }

    private static JsonObject? Statement(JsonElement grant)
    {
        if (Text(grant, "GranteePrincipal") is not { } grantee || !grant.TryGetProperty("Operations", out var operations) || operations.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var statement = new JsonObject
        {
            ["Sid"] = $"Grant{string.Concat((Text(grant, "GrantId") ?? "").Where(char.IsAsciiLetterOrDigit).Take(40))}",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { [grantee.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS"] = grantee },
            ["Action"] = new JsonArray([.. operations.EnumerateArray().Select(o => JsonValue.Create($"kms:{o.GetString()}"))]),
            ["Resource"] = "*",
        };
        if (Conditions(grant) is { Count: > 0 } conditions)
        {
            statement["Condition"] = new JsonObject { ["StringEquals"] = conditions };
        }

        return statement;
    }

    private static JsonObject Conditions(JsonElement grant)
    {
        var conditions = new JsonObject();
        foreach (var kind in (string[])["EncryptionContextEquals", "EncryptionContextSubset"])
        {
            if (grant.TryGetProperty("Constraints", out var constraints) && constraints.ValueKind == JsonValueKind.Object && constraints.TryGetProperty(kind, out var pairs) && pairs.ValueKind == JsonValueKind.Object)
            {
                foreach (var pair in pairs.EnumerateObject())
                {
                    conditions[$"kms:EncryptionContext:{pair.Name}"] = pair.Value.ToString();
                }
            }
        }

        return conditions;
    }

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
