using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Policy statements in one form, whatever way they were written: lists where AWS allows a text or a list.</summary>
internal static class PolicyStatements
{
    private static readonly CelType Texts = CelType.List(CelType.String);

    private static readonly CelObjectType StatementType = new("PolicyStatement", () =>
    [
        new("Policy", CelType.String, isAlwaysThere: true), new("Sid", CelType.String, isAlwaysThere: true), new("Effect", CelType.OneOf(["Allow", "Deny"]), isAlwaysThere: true),
        new("Actions", Texts), new("NotActions", Texts), new("Resources", Texts), new("NotResources", Texts),
        new("Principals", Texts), new("NotPrincipals", Texts),
        new("Conditions", CelType.Map(CelType.String, CelType.Map(CelType.String, Texts))), new("HasConditions", CelType.Bool, isAlwaysThere: true),
    ]);

    /// <summary>The type of a statement.</summary>
    public static readonly CelType Type = CelType.Object(StatementType);

    /// <summary>The statements of a document.</summary>
    /// <param name="document">The document: an object, or its text.</param>
    /// <param name="policy">The policy's name, or empty.</param>
    /// <returns>The statements; nothing where the value is no policy.</returns>
    public static IReadOnlyList<PolicyStatement> Read(JsonElement document, string policy = "") => TryRead(document, policy) ?? [];

    /// <summary>The statements of a document, or that it is none.</summary>
    /// <param name="document">The document: an object, or its text.</param>
    /// <param name="policy">The policy's name, or empty.</param>
    /// <returns>The statements; null where the value is no policy.</returns>
    public static IReadOnlyList<PolicyStatement>? TryRead(JsonElement document, string policy = "")
    {
        if (document.ValueKind == JsonValueKind.String)
        {
            try
            {
                using var parsed = JsonDocument.Parse(SoundJson.Of(document.GetString()!));
                return TryRead(parsed.RootElement.Clone(), policy);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("Statement", out var statements))
        {
            return null;
        }

        var list = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToArray() : [statements];
        return [.. list.Where(s => s.ValueKind == JsonValueKind.Object).Select(s => PolicyStatement.Read(s, policy))];
    }

    /// <summary>Shows a statement to expressions.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>The value.</returns>
    public static CelValue Show(PolicyStatement statement) => RecordValue.Of(StatementType,
    [
        ("Policy", CelValue.String(statement.Policy)),
        ("Sid", CelValue.String(statement.Sid)),
        ("Effect", CelValue.String(statement.Effect)),
        ("Actions", List(statement.Actions)),
        ("NotActions", List(statement.NotActions)),
        ("Resources", List(statement.Resources)),
        ("NotResources", List(statement.NotResources)),
        ("Principals", List(statement.Principals)),
        ("NotPrincipals", List(statement.NotPrincipals)),
        ("Conditions", CelValue.Map(CelMap.Of(statement.Conditions.Select(o => KeyValuePair.Create(o.Key, CelValue.Map(CelMap.Of(o.Value.Select(k => KeyValuePair.Create(k.Key, List(k.Value)))))))))),
        ("HasConditions", CelValue.Bool(statement.Conditions.Count > 0)),
    ]);

    private static CelValue List(IReadOnlyList<string> texts) => CelValue.List(CelList.OfStrings(texts));
}
