using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.RuleTesting.Drafting;

/// <summary>Writes the first draft of a card and its tests.</summary>
/// <param name="services">The resource types.</param>
public sealed class RuleDrafter(ServiceCatalog services)
{
    private const string Paths = "paths";

    /// <summary>The resource type that a rule's id speaks of: the one of the service whose name begins the rule's name; for cards of attack paths the model.</summary>
    /// <param name="id">The id: <c>sagemaker/notebook-instance-tagged</c>.</param>
    /// <returns>The type with the longest such name, or null.</returns>
    public ResourceDescriptor? TypeOf(string id)
    {
        var parts = id.Split('/');
        if (parts[0] == Paths)
        {
            return services.Find(new ResourceType("AWS::SageMaker::Model"));
        }

        return services.Types.Where(t => string.Equals(t.Type.Service, parts[0], StringComparison.OrdinalIgnoreCase) || string.Equals(t.Service, parts[0], StringComparison.Ordinal))
            .Where(t => parts[^1] == Dashed(t.Type.ShortName) || parts[^1].StartsWith($"{Dashed(t.Type.ShortName)}-", StringComparison.Ordinal))
            .OrderByDescending(t => t.Type.ShortName.Length).FirstOrDefault();
    }

    /// <summary>Writes a draft.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="type">The type that it is about.</param>
    /// <param name="control">The control that it serves.</param>
    /// <returns>The draft: it compiles, and its tests hold.</returns>
    /// <exception cref="DocumentException">The type has no property that could be judged, or is none that attack paths lead to.</exception>
    public RuleDraft Draft(string id, ResourceDescriptor type, string control)
    {
        if (id.StartsWith($"{Paths}/", StringComparison.Ordinal))
        {
            return PathDraft.Of(id, type, control);
        }

        var self = new ResourceTypes(services).Find(type.Type)!;
        var property = DraftProperty.Of(type, self) ?? throw new DocumentException(new DocumentProblem(id, 1, 1, $"{type.Type} has no property beside its name; its descriptor needs `details`"));
        return new RuleDraft(new SourceFile($"{id}.yaml", Card(type, property, control)), new SourceFile($"{id}.tests.yaml", Tests(type, property)));
    }

    private static string Card(ResourceDescriptor type, DraftProperty property, string control)
    {
        var title = $"{char.ToUpperInvariant(type.Title[0])}{type.Title[1..]}";
        return $$"""
            title: {{title}} has {{property.Name}} {{DraftSentences.AsItShouldBe}}
            resource: {{type.Type}}
            severity: medium            # critical, high, medium, low or informational
            impact: 2                   # 1 to 3: what an attacker gains
            exposure: 2                 # 1 to 3: how easily the weakness is reached
            control: {{control}}
            threats:                    # poisoning, membership-inference, model-inversion; relevance 1 helps, 2 is a direct step
              poisoning: { relevance: 1, how: "whoever can change the {{type.Title}} {{DraftSentences.How}}" }
            why: |
              {{DraftSentences.Why}}
            require: {{property.Require}}
            message: "{name} does not have {{property.Name}} {{DraftSentences.AsItShouldBe}}"
            evidence: [{{property.Name}}]
            remediation:
              text: Set {{property.Name}} of the {{type.Title}}.

            """.ReplaceLineEndings("\n");
    }

    private static string Tests(ResourceDescriptor type, DraftProperty property)
    {
        var id = type.Id.Steps.Count() == 1 && type.Id.Text != property.Name ? $"{type.Id.Text}: example" : "";
        return new StringBuilder()
            .Append(Test("passes when it is as it should be", Map(id, $"{property.Name}: {property.Good}"), null, "PASS"))
            .Append(Test("fails when it is not", Map(id, property.Bad is { } bad ? $"{property.Name}: {bad}" : ""), null, "FAIL"))
            .Append(Test("is unknown when it could not be read", Map(id, ""), property.Call, "UNKNOWN")).ToString();
    }

    private static string Test(string it, string given, string? gap, string expect) =>
        $"- it: {it}\n  given: {given}\n{(gap is null ? "" : $"  gaps: [\"{gap}\"]\n")}  expect: {expect}\n";

    private static string Map(params string[] entries) =>
        entries.Where(e => e.Length > 0).ToArray() is { Length: > 0 } some ? $"{{ {string.Join(", ", some)} }}" : "{}";

    private static string Dashed(string name) => string.Concat(name.Select((c, i) =>
        char.IsUpper(c) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
