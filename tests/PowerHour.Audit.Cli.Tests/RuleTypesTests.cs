using System.Text.Json;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary><c>rules types</c>: an author finds what a card can read without looking into the code.</summary>
public sealed class RuleTypesTests
{
    private const string Notebook = "AWS::SageMaker::NotebookInstance";

    [Fact]
    public async Task All_types_are_listed_in_three_forms()
    {
        var table = await Ran.Of("rules", "types");
        Assert.Equal((0, ""), (table.Code, table.Error));
        using var json = JsonDocument.Parse((await Ran.Of("rules", "types", "--format", "json")).Out);
        var types = json.RootElement.EnumerateArray().Select(t => t.GetProperty("type").GetString()!).ToArray();
        Assert.Equal(types.Order(StringComparer.Ordinal), types, StringComparer.Ordinal);
        Assert.Equal(types, table.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(l => l.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Contains($"| {Notebook} | notebook instance |", (await Ran.Of("rules", "types", "--format", "markdown")).Out, StringComparison.Ordinal);
        (await Ran.Of("rules", "types", "--format", "html")).IsMistake("`html`", "table, json or markdown");
    }

    [Theory]
    [InlineData(Notebook)]
    [InlineData("NotebookInstance")]
    [InlineData("notebookinstance")]
    public async Task A_type_is_shown_by_its_name_or_its_last_part(string named)
    {
        var ran = await Ran.Of("rules", "types", named);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.StartsWith($"{Notebook}: notebook instance", ran.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^  DirectInternetAccess +string +Enabled, Disabled$", ran.Out.ReplaceLineEndings("\n"));
        Assert.Matches("(?m)^  assumes +AWS::IAM::Role +RoleArn$", ran.Out.ReplaceLineEndings("\n"));
        Assert.Contains("sagemaker:DescribeNotebookInstance", ran.Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^  keyClass\\(string or null\\) +string +customer-managed, ", ran.Out);
    }

    [Fact]
    public async Task Programs_and_pages_get_every_word_of_a_long_set()
    {
        using var json = JsonDocument.Parse((await Ran.Of("rules", "types", Notebook, "--format", "json")).Out);
        var field = json.RootElement.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("path").GetString() == "InstanceType");
        var words = field.GetProperty("values").EnumerateArray().Select(v => v.GetString()!).ToArray();
        Assert.True(words.Length > 50);
        Assert.Contains($"… ({words.Length} in all)", (await Ran.Of("rules", "types", Notebook)).Out, StringComparison.Ordinal);
        Assert.Contains(words[^1], (await Ran.Of("rules", "types", Notebook, "--format", "markdown")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(?m)^kms +calls: [1-9]")]
    [InlineData("(?m)^kms:ListGrants +needs: KeyId$", "kms")]
    [InlineData("(?m)^kms:ListKeys$", "kms")]
    [InlineData("(?m)^\\| kms:ListGrants \\| KeyId \\|$", "kms", "--format", "markdown")]
    [InlineData("\"call\": \"kms:ListGrants\",\\s+\"needs\": \"KeyId\"", "kms", "--format", "json")]
    public async Task The_calls_that_a_page_may_name_are_listed(string expected, params string[] more)
    {
        var ran = await Ran.Of(["rules", "types", "--calls", .. more]);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Matches(expected, ran.Out.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Calls_of_a_service_that_is_not_there_are_a_mistake()
    {
        (await Ran.Of("rules", "types", "--calls", "kmss")).IsMistake("--calls", "`kmss`", "did you mean `kms`?");
        (await Ran.Of("rules", "types", Notebook, "--calls", "kms")).IsMistake("leave out the TYPE");
    }

    [Theory]
    [InlineData("AWS::SageMaker::NotebookInstanc", "did you mean `AWS::SageMaker::NotebookInstance`?")]
    [InlineData("Endpont", "did you mean `Endpoint`?")]
    [InlineData("Stage", "AWS::ApiGateway::Stage, AWS::ApiGatewayV2::Stage; name one whole")]
    [InlineData("Zzzzz", "`powerhour rules types` lists them")]
    public async Task A_type_that_is_not_there_is_a_mistake(string named, string words) => (await Ran.Of("rules", "types", named)).IsMistake(named, words);
}
