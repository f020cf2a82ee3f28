using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Tests.Iam;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices;

/// <summary>No kind of SageMaker resource stays unseen: whatever the service can list is asked for, or there is a reason why it is no resource.</summary>
public sealed class SageMakerListsTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.BuiltIn();

    private static readonly (string Operation, string Reason)[] Lists =
        [.. File.ReadAllLines(Path.Combine(IamTestFiles.Root, "tests/PowerHour.Audit.Tests/AwsServices/sagemaker-lists.tsv")).Where(l => l[0] != '#').Select(l => l.Split('\t')).Select(l => (l[0], l.Length > 1 ? l[1] : ""))];

    [Fact]
    public void Every_list_is_asked_or_has_a_reason()
    {
        var asked = Catalog.Types.Where(t => t.Service == "sagemaker").SelectMany(t => t.CallSteps).Select(c => c.Operation).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Lists.Where(l => l.Reason.Length == 0 && !asked.Contains(l.Operation)).Select(l => $"{l.Operation} is neither asked nor explained"));
        Assert.Empty(Lists.Where(l => l.Reason.Length > 0 && l.Operation != "ListTags" && asked.Contains(l.Operation)).Select(l => $"{l.Operation} is asked and explained away"));
        Assert.Empty(asked.Where(o => o.StartsWith("List", StringComparison.Ordinal)).Except(Lists.Select(l => l.Operation), StringComparer.Ordinal));
    }

    /// <summary>A scan with the built-in rules asks for every type, whether or not a rule is about it.</summary>
    [Fact]
    public void A_scan_counts_every_type()
    {
        var compiler = new RuleCompiler(Catalog);
        var needed = RuleNeeds.Of(compiler.Compile(RuleCatalog.Load().Rules), Catalog);
        Assert.Empty(Catalog.Types.Where(t => t.Service == "sagemaker").Select(t => t.Type).Except(needed));
    }

    /// <summary>What is only counted says so by where it stands, so that a rule about it moves it to where its details are read.</summary>
    [Fact]
    public void Types_that_are_only_counted_have_no_rule_and_those_with_details_have_one()
    {
        var judged = RuleCatalog.Load().Rules.Select(r => r.Resource).ToHashSet();
        ResourceType[] evidence = [.. new[] { "PipelineExecution", "Space", "UserProfile", "Image" }.Select(n => new ResourceType($"AWS::SageMaker::{n}"))];
        var listed = Catalog.Types.Where(t => t is { Service: "sagemaker", Details.Count: 0, Relations.Count: 0 }).Select(t => t.Type).ToArray();
        Assert.DoesNotContain(listed, judged.Contains);
        Assert.Empty(Catalog.Types.Where(t => t.Service == "sagemaker" && t.Details.Count > 0).Select(t => t.Type).Except(judged).Except(evidence));
    }
}
