using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What rules need is all that reading their resources takes.</summary>
public sealed class RuleNeedsTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    public static TheoryData<string, string> Children => [.. Services.Types.Where(t => t.List?.For is not null).Select(t => (t.Type.Name, t.List!.For!.Value.Name))];

    [Theory]
    [MemberData(nameof(Children))]
    public void What_is_listed_once_a_parent_needs_the_parent_too(string type, string parent)
    {
        var card = new SourceFile("acme/x.yaml", $"title: t\nresource: {type}\nseverity: low\ncontrol: logging\nwhy: w\nrequire: name != ''\nmessage: m\nremediation: {{ text: r }}\n");
        var needs = RuleNeeds.Of(new RuleCompiler(Services).Compile([RuleReader.Read(card, "acme/x")]), Services);
        Assert.Contains(new(parent), needs);
        Assert.Subset(PermissionPolicies.Actions(Services, needs).ToHashSet(StringComparer.Ordinal), Services.Find(new(parent))!.CallSteps.SelectMany(c => Services.PermissionsFor(c.Name)).ToHashSet(StringComparer.Ordinal));
    }
}
