using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Evaluation.Guides;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>The guide to a type for programs.</summary>
internal static class TypeGuideJson
{
    /// <summary>A guide.</summary>
    /// <param name="guide">The guide.</param>
    /// <returns>The JSON object.</returns>
    public static JsonObject Of(TypeGuide guide) => new()
    {
        ["type"] = guide.Descriptor.Type.Name,
        ["title"] = guide.Descriptor.Title,
        ["calls"] = Texts(guide.Calls),
        ["fields"] = new JsonArray([.. guide.Fields.Select(Field)]),
        ["facts"] = new JsonArray([.. guide.Facts.Select(Fact)]),
        ["records"] = new JsonObject(guide.Records.Select(r => KeyValuePair.Create(r.Name, (JsonNode?)new JsonArray([.. r.Fields.Select(Field)])))),
        ["related"] = new JsonArray([.. guide.Related.Select(Relation)]),
        ["referrers"] = new JsonArray([.. guide.Referrers.Select(Relation)]),
        ["functions"] = new JsonArray([.. guide.Functions.Select(f => new JsonObject { ["call"] = f.Path, ["gives"] = f.Type, ["values"] = Texts(f.Values) })]),
    };

    /// <summary>All types.</summary>
    /// <param name="types">The types and how many rules are about each.</param>
    /// <returns>The JSON array.</returns>
    public static JsonArray List(IEnumerable<(ResourceDescriptor Type, int Rules)> types) =>
        new([.. types.Select(t => new JsonObject { ["type"] = t.Type.Type.Name, ["title"] = t.Type.Title, ["rules"] = t.Rules })]);

    private static JsonObject Field(GuideField field) => new() { ["path"] = field.Path, ["type"] = field.Type, ["values"] = Texts(field.Values), ["alwaysThere"] = field.IsAlwaysThere };

    private static JsonObject Fact(GuideFact fact)
    {
        var json = Field(fact.Field);
        json["for"] = fact.For;
        json["meaning"] = fact.Meaning;
        return json;
    }

    private static JsonObject Relation(GuideRelation relation) => new() { ["edge"] = relation.Edge, ["types"] = Texts(relation.Types), ["places"] = Texts(relation.Places) };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);
}
