using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Evaluation.Paths;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation.Guides;

/// <summary>All that a card about a resource type can read: what its author needs to know.</summary>
public sealed record TypeGuide
{
    /// <summary>Facts that are about few types, by what their meaning says they are for.</summary>
    private static readonly Dictionary<string, string[]> Only = new(StringComparer.Ordinal)
    {
        ["IAM roles"] = ["AWS::IAM::Role"],
        ["IAM roles, users"] = ["AWS::IAM::Role", "AWS::IAM::User"],
        ["KMS keys"] = ["AWS::KMS::Key"],
        ["S3 buckets"] = ["AWS::S3::Bucket"],
    };

    /// <summary>The type.</summary>
    public required ResourceDescriptor Descriptor { get; init; }

    /// <summary>The calls that fill <c>self</c>, sorted; a call that failed makes what it fills in unknown.</summary>
    public required IReadOnlyList<string> Calls { get; init; }

    /// <summary>What <c>self</c> has.</summary>
    public required IReadOnlyList<GuideField> Fields { get; init; }

    /// <summary>What <c>facts</c> has that may say something of the type.</summary>
    public required IReadOnlyList<GuideFact> Facts { get; init; }

    /// <summary>The records that facts and functions give, with their fields, by name.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<GuideField> Fields)> Records { get; init; }

    /// <summary>What <c>related(edge)</c> gives.</summary>
    public required IReadOnlyList<GuideRelation> Related { get; init; }

    /// <summary>What <c>referrers(edge)</c> gives.</summary>
    public required IReadOnlyList<GuideRelation> Referrers { get; init; }

    /// <summary>The functions beside those of CEL, those of attack paths only for what these end at, as they are called: <c>keyClass(string or null) -> string</c>, with the words that they can give.</summary>
    public required IReadOnlyList<GuideField> Functions { get; init; }

    /// <summary>Makes the guide to a type.</summary>
    /// <param name="descriptor">The type; one of the catalog.</param>
    /// <param name="catalog">What is known of AWS.</param>
    /// <returns>The guide.</returns>
    public static TypeGuide Of(ResourceDescriptor descriptor, ServiceCatalog catalog)
    {
        var types = new ResourceTypes(catalog);
        var functions = RuleFunctions.For(types, catalog, descriptor.Type).Where(f => RuleReader.PathSubjects.Contains(descriptor.Type.Name, StringComparer.Ordinal) || !PathFunctions.Names.Contains(f.Name)).ToArray();
        var facts = KnownFacts().Where(f => SaysSomethingOf(f, descriptor.Type)).ToArray();
        var records = TypeFields.Records(facts.Select(f => f.Type).Concat(functions.Select(f => f.Result)), types.Names.ToHashSet(StringComparer.Ordinal).Contains);
        return new TypeGuide
        {
            Descriptor = descriptor,
            Calls = [.. descriptor.CallSteps.Select(c => c.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Fields = [.. TypeFields.Of(types.Find(descriptor.Type)!.ObjectType!)],
            Facts = [.. facts.Select(f => new GuideFact(TypeFields.One(f, $"facts.{f.Name}"), FactMeanings.All[f.Name].For, FactMeanings.All[f.Name].Meaning))],
            Records = [.. records.Select(r => (r.Key, (IReadOnlyList<GuideField>)[.. r.Value.Fields.Select(f => TypeFields.One(f, f.Name))]))],
            Related = Grouped(descriptor.Relations.Select(r => (r.Edge, r.To, r.Path.Text))),
            Referrers = Grouped(catalog.Types.SelectMany(t => t.Relations.Where(r => r.To == descriptor.Type).Select(r => (r.Edge, t.Type, $"{t.Type.ShortName}.{r.Path.Text}")))),
            Functions = [.. functions.Select(f => new GuideField(f.ToString(), f.Result.ToString(), f.Result.AllowedValues, IsAlwaysThere: true))],
        };
    }

    /// <summary>Of a type of which a fact never says anything it is left out: it would hide those that do.</summary>
    private static bool SaysSomethingOf(CelField fact, ResourceType type) => !Only.TryGetValue(FactMeanings.All[fact.Name].For, out var types) || types.Contains(type.Name, StringComparer.Ordinal);

    private static IEnumerable<CelField> KnownFacts() => Analysis.Facts.ObjectType.Fields;

    private static IReadOnlyList<GuideRelation> Grouped(IEnumerable<(string Edge, ResourceType Type, string Place)> relations) =>
        [.. relations.GroupBy(r => r.Edge, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new GuideRelation(g.Key, [.. g.Select(r => r.Type.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], [.. g.Select(r => r.Place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))];
}
