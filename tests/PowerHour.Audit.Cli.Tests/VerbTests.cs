using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>What the verbs beside <c>scan</c> print.</summary>
public sealed partial class VerbTests
{
    private static readonly string[] Reading = ["Get", "List", "Describe", "BatchGet", "Search", "Lookup"];
    private static readonly string[] ReadsContent = ["secretsmanager:GetSecretValue", "s3:GetObject", "kms:Decrypt", "ssm:GetParameter", "kinesis:GetRecords", "athena:GetQueryResults", "logs:GetLogEvents"];

    [Theory]
    [InlineData("root")]
    [InlineData("scan")]
    [InlineData("collect")]
    [InlineData("report")]
    [InlineData("diff")]
    [InlineData("verify")]
    [InlineData("suppress")]
    [InlineData("graph")]
    [InlineData("rules")]
    [InlineData("rules list")]
    [InlineData("rules show")]
    [InlineData("rules types")]
    [InlineData("rules new")]
    [InlineData("rules lint")]
    [InlineData("rules test")]
    [InlineData("rules eval")]
    [InlineData("rules docs")]
    [InlineData("explain")]
    [InlineData("explain access")]
    [InlineData("explain who-can")]
    [InlineData("explain escalation")]
    [InlineData("explain policies")]
    [InlineData("permissions")]
    public async Task Help_is_what_was_agreed(string verb)
    {
        var (code, text, error) = await Ran.Of([.. verb == "root" ? [] : verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (code, error));
        var name = System.CommandLine.RootCommand.ExecutableName;
        Golden($"{verb.Replace(' ', '-')}.verified.txt", string.Join('\n', text.ReplaceLineEndings("\n").Replace(name, "powerhour", StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd())).TrimEnd('\n') + "\n");
    }

    [Fact]
    public async Task Rules_are_listed_in_three_forms()
    {
        var table = await Ran.Of("rules", "list");
        var markdown = await Ran.Of("rules", "list", "--format", "markdown");
        var json = await Ran.Of("rules", "list", "--format", "json");
        using var document = JsonDocument.Parse(json.Out);
        var ids = document.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids, StringComparer.Ordinal);
        Assert.Contains(Snapshots.Rule, ids, StringComparer.Ordinal);
        Assert.Equal(ids, table.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n').Select(l => l.Split(' ')[0]), StringComparer.Ordinal);
        Assert.Equal(ids.Length + 2, markdown.Out.TrimEnd().ReplaceLineEndings("\n").Split('\n').Length);
        (await Ran.Of("rules", "list", "--format", "html")).IsMistake("`html`", "markdown");
    }

    [Fact]
    public async Task Rules_are_listed_by_threat_and_control()
    {
        var all = (await Ran.Of("rules", "list")).Out;
        var poisoning = (await Ran.Of("rules", "list", "--threat", "poisoning")).Out;
        var encryption = (await Ran.Of("rules", "list", "--controls", "encryption")).Out;
        Assert.InRange(poisoning.Length, 1, all.Length);
        Assert.InRange(encryption.Length, 1, all.Length - 1);
        Assert.All(encryption.TrimEnd().ReplaceLineEndings("\n").Split('\n'), l => Assert.Contains("encryption", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_is_shown_as_it_stands_in_its_card()
    {
        var ran = await Ran.Of("rules", "show", Snapshots.Rule);
        Assert.Equal(0, ran.Code);
        Assert.Equal($"# {Snapshots.Rule}\n{await File.ReadAllTextAsync(Path.Combine(Root(), "rules", $"{Snapshots.Rule}.yaml"), TestContext.Current.CancellationToken)}", ran.Out);
    }

    [Fact]
    public async Task The_tests_of_every_card_hold()
    {
        var ran = await Ran.Of("rules", "test", Path.Combine(Root(), "rules"));
        Assert.True(ran.Code == 0, $"{ran.Out}\n{ran.Error}");
        Assert.Matches("^[0-9]{3,} passed, 0 failed\\s*$", ran.Out);
        Assert.Equal("", ran.Error);
    }

    [Fact]
    public async Task A_test_that_does_not_hold_is_1_with_its_place_and_what_came_out()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("sagemaker"));
        await File.WriteAllTextAsync(folder.File($"{Snapshots.Rule}.yaml"), (await Ran.Of("rules", "show", Snapshots.Rule)).Out, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File($"{Snapshots.Rule}.tests.yaml"), "- it: is wrong on purpose\n  given: { NotebookInstanceStatus: InService, DirectInternetAccess: Enabled }\n  expect: PASS\n", TestContext.Current.CancellationToken);
        var ran = await Ran.Of("rules", "test", folder.Path);
        Assert.Equal(1, ran.Code);
        Assert.Contains($"{Snapshots.Rule}.tests.yaml(1,", ran.Out, StringComparison.Ordinal);
        Assert.Contains("- expected PASS", ran.Out, StringComparison.Ordinal);
        Assert.Contains("+ actual   FAIL", ran.Out, StringComparison.Ordinal);
        Assert.Contains("require = ", ran.Out, StringComparison.Ordinal);
        Assert.Contains("0 passed, 1 failed", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Permissions_only_read_and_fit_managed_policies()
    {
        var ran = await Ran.Of("permissions");
        Assert.Equal(0, ran.Code);
        var policies = Policies(ran.Out);
        Assert.NotEmpty(policies);
        foreach (var policy in policies)
        {
            Assert.InRange(White().Replace(policy.GetRawText(), "").Length, 1, 6144);
            Assert.Equal("2012-10-17", policy.GetProperty("Version").GetString());
        }

        var actions = policies.SelectMany(p => p.GetProperty("Statement").EnumerateArray()).SelectMany(s => s.GetProperty("Action").EnumerateArray()).Select(a => a.GetString()!).ToArray();
        Assert.Equal(actions.Distinct(StringComparer.Ordinal), actions, StringComparer.Ordinal);
        Assert.All(actions, a => Assert.Contains(Reading, r => a == "apigateway:GET" || a.Split(':')[1].StartsWith(r, StringComparison.Ordinal)));
        Assert.All(actions, a => Assert.DoesNotContain('*', a));
        Assert.Empty(actions.Intersect(ReadsContent, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Permissions_of_one_rule_are_fewer()
    {
        var all = (await Ran.Of("permissions")).Out;
        var one = (await Ran.Of("permissions", "--rule", Snapshots.Rule)).Out;
        Assert.Contains("sagemaker:DescribeNotebookInstance", one, StringComparison.Ordinal);
        Assert.True(one.Length < all.Length / 4, one);
    }

    private static List<JsonElement> Policies(string text)
    {
        var policies = new List<JsonElement>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { AllowMultipleValues = true });
        while (reader.Read())
        {
            policies.Add(JsonElement.ParseValue(ref reader));
        }

        return policies;
    }

    private static void Golden(string name, string actual)
    {
        var path = Path.Combine(Root(), "tests", "PowerHour.Audit.Cli.Tests", "Help", name);
        if (Environment.GetEnvironmentVariable("POWERHOUR_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no {name}: run with POWERHOUR_UPDATE_GOLDEN=1, look at it, commit it");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex White();
}
