using System.Text;
using System.Text.Json;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Cli.Commands.Explaining;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>A question about the alias of a key is one about the key; the demonstration account is asked.</summary>
public sealed class ExplainAliasTests
{
    private const string Region = "arn:aws:kms:eu-west-1:111122223333:";
    private const string Key = Region + "key/11111111-aaaa-4bbb-8ccc-000000000001";
    private const string Alias = Region + "alias/example-ml-data";

    [Theory]
    [InlineData(Alias)]
    [InlineData("alias/example-ml-data")]
    public async Task An_alias_is_taken_for_its_key_and_the_answer_says_so(string written)
    {
        var direct = await Ran.Of("explain", "access", "ExampleNotebook", "kms:Decrypt", Key);
        var byAlias = await Ran.Of("explain", "access", "ExampleNotebook", "kms:Decrypt", written);
        Assert.Equal((direct.Code, ""), (byAlias.Code, byAlias.Error));
        Assert.Contains($"  alias       {Alias} stands for this key", byAlias.Out, StringComparison.Ordinal);
        Assert.Equal(direct.Out, byAlias.Out.Replace($"  alias       {Alias} stands for this key\n", "", StringComparison.Ordinal));
        using var json = JsonDocument.Parse((await Ran.Of("explain", "access", "ExampleNotebook", "kms:Decrypt", written, "--format", "json")).Out);
        Assert.Equal((Key, Alias), (json.RootElement.GetProperty("resource").GetString(), json.RootElement.GetProperty("alias").GetString()));
        using var whoCan = JsonDocument.Parse((await Ran.Of("explain", "who-can", "kms:Decrypt", written, "--format", "json")).Out);
        Assert.Equal((Key, Alias), (whoCan.RootElement.GetProperty("resource").GetString(), whoCan.RootElement.GetProperty("alias").GetString()));
    }

    [Theory]
    [InlineData("kms:UpdateAlias", Alias)]
    [InlineData("kms:Decrypt", Key)]
    public async Task What_is_asked_about_itself_stays(string action, string resource)
    {
        using var json = JsonDocument.Parse((await Ran.Of("explain", "access", "ExampleNotebook", action, resource, "--format", "json")).Out);
        Assert.Equal((resource, JsonValueKind.Null), (json.RootElement.GetProperty("resource").GetString(), json.RootElement.GetProperty("alias").ValueKind));
    }

    [Theory]
    [InlineData(Region + "alias/none-such-at-all-in-here", "the account has no such alias")]
    [InlineData(Region + "alias/example-ml-dat", "did you mean `arn:aws:kms:eu-west-1:111122223333:alias/example-ml-data`?")]
    [InlineData("alias/example-ml-dat", "did you mean `alias/example-ml-data`?")]
    [InlineData(Region + "alias/example-*", "name one alias, or ask about the ARN of the key")]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:alias/example-ml-data", "the account has no such alias")]
    public async Task An_alias_without_a_key_that_is_known_is_a_mistake(string written, string expected)
    {
        (await Ran.Of("explain", "access", "ExampleNotebook", "kms:Decrypt", written)).IsMistake(written, expected);
        (await Ran.Of("explain", "who-can", "kms:Decrypt", written)).IsMistake(written, expected);
    }

    /// <summary>Whoever names the key by an alias says which; the aliases of a key are known where all were read.</summary>
    [Theory]
    [InlineData("ann", Alias, true, DecisionOutcome.Allowed)]
    [InlineData("ann", Region + "alias/other", true, DecisionOutcome.ImplicitlyDenied)]
    [InlineData("ann", Key, true, DecisionOutcome.Conditional)]
    [InlineData("bob", Alias, true, DecisionOutcome.Allowed)]
    [InlineData("bob", Key, true, DecisionOutcome.Allowed)]
    [InlineData("bob", Key, false, DecisionOutcome.Conditional)]
    [InlineData("eve", Alias, true, DecisionOutcome.ImplicitlyDenied)]
    public void Conditions_on_aliases_are_decided(string who, string written, bool isWhole, DecisionOutcome expected)
    {
        static string User(string name, string rest) => $$$"""{"UserName":"{{{name}}}","Arn":"arn:aws:iam::111122223333:user/{{{name}}}","UserPolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:Decrypt",{{{rest}}} }]}}]}""";
        var users = string.Join(',',
            User("ann", """ "Resource":"*","Condition":{"StringEquals":{"kms:RequestAlias":"alias/example-ml-data"}}"""),
            User("bob", """ "Resource":"*","Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/other"}}"""),
            User("eve", $"\"Resource\":\"{Alias}\""));
        var policy = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""", PolicyKind.Resource, "key");
        var access = AccountAccess.OfDetails(Encoding.UTF8.GetBytes("{\"UserDetailList\":[" + users + "]}")) with
        {
            Aliases = new KeyAliases(new SortedDictionary<string, string?>(StringComparer.Ordinal) { [Alias] = Key, [Region + "alias/other"] = Key }, isWhole ? [] : ["ACCESS_DENIED kms:ListAliases eu-west-1"]),
        };
        access = access.With(access.Authorizer.Options with { ResourcePolicies = new Dictionary<string, PolicyDocument>(StringComparer.Ordinal) { [Key] = policy } }, "");
        Assert.Equal(expected, new Questions(access).Decide(who, "kms:Decrypt", AskedResource.Of(access, "kms:Decrypt", written)).Outcome);
    }

    [Fact]
    public async Task A_file_of_authorization_details_holds_no_aliases()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("details.json"), """{"UserDetailList":[{"UserName":"ann","Arn":"arn:aws:iam::111122223333:user/ann"}]}""", TestContext.Current.CancellationToken);
        (await Ran.Of("explain", "access", "ann", "kms:Decrypt", Alias, "--authorization-details", folder.File("details.json"))).IsMistake("a file of authorization details holds no aliases");
    }
}
