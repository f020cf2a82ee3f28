using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Evaluation.Guides;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What the guide says an author can write compiles, for every resource type.</summary>
public sealed class TypeGuideTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();
    private static readonly RuleCompiler Compiler = new(Services);

    public static TheoryData<string> Types => [.. Services.Types.Select(t => t.Type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void All_that_is_listed_can_be_written(string type)
    {
        var descriptor = Services.Find(new(type))!;
        var guide = TypeGuide.Of(descriptor, Services);
        var environment = Compiler.EnvironmentOf(descriptor.Type)!;
        Assert.NotEmpty(guide.Fields);
        var written = guide.Fields.Select(f => f.Path).Where(p => !p.Contains("[]", StringComparison.Ordinal) && !p.Contains("{}", StringComparison.Ordinal)).Select(p => $"self.{p}")
            .Concat(guide.Facts.Select(f => f.Field.Path))
            .Concat(guide.Related.SelectMany(r => r.Types.Select(t => $"related('{r.Edge}', '{t}')")))
            .Concat(guide.Referrers.SelectMany(r => r.Types.Select(t => $"referrers('{r.Edge}', '{t}')")));
        Assert.All(written, w => Assert.Empty(environment.Compile(w).Diagnostics));
    }

    [Fact]
    public void A_field_tells_its_type_its_words_and_whether_it_is_promised()
    {
        var fields = TypeGuide.Of(Services.Find(new("AWS::SageMaker::NotebookInstance"))!, Services).Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);
        Assert.Equal(("string", false), (fields["DirectInternetAccess"].Type, fields["DirectInternetAccess"].IsAlwaysThere));
        Assert.Equal(["Enabled", "Disabled"], fields["DirectInternetAccess"].Values, StringComparer.Ordinal);
        Assert.Equal(("list(string)", true), (fields["SecurityGroups"].Type, fields["SecurityGroups"].IsAlwaysThere));
        Assert.True(fields["NotebookInstanceName"].IsAlwaysThere);
        Assert.Equal("string", fields["InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion"].Type);
    }

    [Fact]
    public void Records_are_opened_with_those_inside_them_but_resources_are_not()
    {
        var guide = TypeGuide.Of(Services.Find(new("AWS::SageMaker::Model"))!, Services);
        Assert.Contains("Actor", guide.Records.Select(r => r.Name), StringComparer.Ordinal);
        Assert.DoesNotContain(guide.Records, r => r.Name.StartsWith("AWS::", StringComparison.Ordinal));
        Assert.All(guide.Facts, f => Assert.True(f is { For.Length: > 0, Meaning.Length: > 0 }));
    }

    /// <summary>An author reads what can be of use, and not what is about other types.</summary>
    [Theory]
    [InlineData("AWS::IAM::Role", "facts.admin", true)]
    [InlineData("AWS::IAM::User", "facts.admin", true)]
    [InlineData("AWS::IAM::User", "facts.usedBy", false)]
    [InlineData("AWS::Cognito::UserPool", "facts.admin", false)]
    [InlineData("AWS::Cognito::UserPool", "facts.public", true)]
    [InlineData("AWS::S3::Bucket", "facts.mlUses", true)]
    [InlineData("AWS::KMS::Key", "facts.mlUses", false)]
    public void Facts_that_never_say_anything_of_a_type_are_left_out(string type, string fact, bool isThere) =>
        Assert.Equal(isThere, TypeGuide.Of(Services.Find(new(type))!, Services).Facts.Any(f => f.Field.Path == fact));

    [Theory]
    [InlineData("AWS::SageMaker::Model", true)]
    [InlineData("AWS::SageMaker::Endpoint", true)]
    [InlineData("AWS::SageMaker::TrainingJob", false)]
    public void Functions_of_attack_paths_are_told_where_these_end(string type, bool isThere)
    {
        var guide = TypeGuide.Of(Services.Find(new(type))!, Services);
        Assert.Equal(isThere, guide.Functions.Any(f => f.Path.Contains("borrowers()", StringComparison.Ordinal)));
        Assert.Equal(isThere, guide.Records.Any(r => r.Name == "Path"));
        Assert.Contains(guide.Functions, f => f.Path.StartsWith("keyClass(", StringComparison.Ordinal));
    }
}
