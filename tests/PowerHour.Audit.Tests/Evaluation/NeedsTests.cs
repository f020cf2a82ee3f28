using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What is read because a card asks for a fact or calls a function: too little, and the answer is unknown; too much, and the policy that a scan needs is larger than it must be.</summary>
/// <remarks>Each line of <c>needs.verified.txt</c> has the type of a card, what it mentions, and the types that are read beside its own; <c>lineage</c> stands for all that the ML lineage is made of.</remarks>
public sealed class NeedsTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly RuleCompiler Compiler = new(Services);

    private static readonly IReadOnlySet<ResourceType> Lineage = Needs("AWS::SageMaker::NotebookInstance", "facts.inLineage");

    private static readonly string[] Calls =
    [
        "bucketOf('b') == null", "objectOf('s3://b/k') == null", "bucketKeyClass('b') == ''", "keyClass('k') == ''", "writersOf('b').size() == 0", "allows(['s3:GetObject'], ['*']).size() == 0",
        "roleAllows('r', ['s3:GetObject'], ['*']).size() == 0", "whoCan(['s3:GetObject'], ['*']).size() == 0", "trusted('1')", "statements('').size() == 0",
        "resources('AWS::KMS::Key').size() == 0", "regional('AWS::KMS::Key').size() == 0", "resource('AWS::KMS::Key', 'k') == null", "resource('AWS::Glue::Table', 't') == null",
        "related('attached-to').size() == 0",
    ];

    [Fact]
    public void What_is_asked_for_is_read_and_no_more()
    {
        var asked = Facts.All.Keys.Order(StringComparer.Ordinal).Select(f => ("AWS::SageMaker::NotebookInstance", $"facts.{f}"))
            .Concat(Calls.Select(c => ("AWS::SageMaker::NotebookInstance", c)))
            .Concat([("AWS::EC2::Subnet", "referrers('attached-to').size() == 0"), ("AWS::SageMaker::Model", "trainingData().size() == 0"), ("AWS::SageMaker::Model", "artifacts().writers().size() == 0")])
            .Concat(from type in (string[])["AWS::ApiGateway::Resource", "AWS::ApiGatewayV2::Route"] from fact in (string[])["exposure", "public"] select (type, $"facts.{fact}"));
        var told = string.Concat(asked.Select(a => $"{a.Item1} {a.Item2}: {Beside(a.Item1, a.Item2)}\n"));
        Reporting.Golden.Compare("../Evaluation/needs.verified.txt", System.Text.Encoding.UTF8.GetBytes(told));
    }

    private static string Beside(string type, string mentioned)
    {
        var without = Needs(type, "name != ''");
        var needs = Needs(type, mentioned.StartsWith("facts.", StringComparison.Ordinal) ? $"dyn({mentioned}) != null" : mentioned);
        Assert.Subset(needs.ToHashSet(), without.ToHashSet());
        var isLineage = Lineage.IsSubsetOf(needs) && !Lineage.IsSubsetOf(without);
        return string.Join(' ', [.. isLineage ? new[] { "lineage" } : [], .. needs.Except(without).Except(isLineage ? Lineage : []).Select(t => t.Name).Order(StringComparer.Ordinal)]);
    }

    private static IReadOnlySet<ResourceType> Needs(string type, string require) => RuleNeeds.Of(
        Compiler.Compile([RuleReader.Read(new SourceFile("acme/x.yaml", $"title: t\nresource: {type}\nseverity: low\ncontrol: logging\nwhy: w\nrequire: |\n  {require}\nmessage: m\nremediation: {{ text: r }}\n"), "acme/x")]), Services);
}
