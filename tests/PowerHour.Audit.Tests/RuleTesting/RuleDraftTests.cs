using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Drafting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleTesting;

/// <summary>What <c>rules new</c> writes is a card that works, whatever the type.</summary>
public sealed class RuleDraftTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly RuleCatalog Frame = RuleCatalog.Load();

    /// <summary>Types that are only counted, and whose list answers with nothing but a name: there is nothing yet to judge.</summary>
    private static readonly string[] Bare = ["AWS::SageMaker::AIWorkloadConfig", "AWS::SageMaker::HumanTaskUi"];

    public static TheoryData<string> Types => [.. Services.Types.Select(t => t.Type.Name).Except(Bare, StringComparer.Ordinal)];

    [Fact]
    public void A_type_with_nothing_but_a_name_is_refused_with_what_it_needs() => Assert.All(Bare, type =>
        Assert.Contains("needs `details`", Assert.Throws<DocumentException>(() => new RuleDrafter(Services).Draft("acme/draft", Services.Find(new(type))!, "preparation")).Message, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_draft_of_any_type_is_sound_but_for_what_its_author_has_to_say_and_its_tests_hold(string type) => Holds("acme/draft", type, "title", "how", "why", "message");

    [Theory]
    [InlineData("AWS::SageMaker::Model")]
    [InlineData("AWS::SageMaker::Endpoint")]
    public void A_draft_of_attack_paths_is_sound_but_for_its_reason_and_its_tests_hold(string type) => Holds("paths/draft", type, "why");

    [Fact]
    public void A_draft_of_attack_paths_to_something_else_is_refused() => Assert.Contains("attack paths lead to AWS::SageMaker::Model or AWS::SageMaker::Endpoint",
        Assert.Throws<DocumentException>(() => new RuleDrafter(Services).Draft("paths/draft", Services.Find(new("AWS::IAM::Role"))!, "preparation")).Message, StringComparison.Ordinal);

    /// <summary>Such a card would find no way on any resource, and call that health.</summary>
    [Fact]
    public void A_card_of_attack_paths_about_something_else_is_refused_at_its_place()
    {
        var draft = new RuleDrafter(Services).Draft("paths/draft", Services.Find(new("AWS::SageMaker::Model"))!, "preparation");
        var card = new SourceFile(draft.Card.Name, draft.Card.Text.Replace("resource: AWS::SageMaker::Model", "resource: AWS::IAM::Role", StringComparison.Ordinal));
        var problem = Assert.Single(Assert.Throws<DocumentException>(() => RuleReader.Read(card, "paths/draft")).Problems);
        Assert.StartsWith("paths/draft.yaml(2,11): error: attack paths end at a model", problem.ToString(), StringComparison.Ordinal);
    }

    private static void Holds(string id, string type, params string[] unwritten)
    {
        var draft = new RuleDrafter(Services).Draft(id, Services.Find(new(type))!, "preparation");
        Assert.Equal(unwritten.Select(u => (IsWarning: true, $"`{u}` is still the draft's; say what this card is about")), new RuleLinter(Services, Frame).Lint(RuleFolder.Of([draft.Card, draft.Tests])).Select(p => (p.IsWarning, p.Message)));
        var compiler = new RuleCompiler(Services);
        var rule = Assert.Single(compiler.Compile([RuleReader.Read(draft.Card, id)]));
        var runner = new RuleTestRunner(Services, compiler.Types);
        Assert.All(RuleTestCase.ReadAll(draft.Tests).Select(t => runner.Run(rule, t)), r => Assert.True(r.Holds, $"{r.Test.Name}: {r.Actual} {r.Message}\n{draft.Card.Text}\n{draft.Tests.Text}"));
    }

    [Theory]
    [InlineData("sagemaker/notebook-instance-tagged", "AWS::SageMaker::NotebookInstance")]
    [InlineData("sagemaker/notebook-instance", "AWS::SageMaker::NotebookInstance")]
    [InlineData("SageMaker/model-package-group-open", "AWS::SageMaker::ModelPackageGroup")]
    [InlineData("kinesisfirehose/delivery-stream-encrypted", "AWS::KinesisFirehose::DeliveryStream")]
    [InlineData("firehose/delivery-stream-encrypted", "AWS::KinesisFirehose::DeliveryStream")]
    [InlineData("ec2/vpc-endpoint-open", "AWS::EC2::VPCEndpoint")]
    [InlineData("paths/whatever", "AWS::SageMaker::Model")]
    [InlineData("acme/whatever", null)]
    [InlineData("sagemaker/thing", null)]
    public void The_id_tells_the_type_where_it_begins_with_its_name(string id, string? type) =>
        Assert.Equal(type, new RuleDrafter(Services).TypeOf(id)?.Type.Name);
}
