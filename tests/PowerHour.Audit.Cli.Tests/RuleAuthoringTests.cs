using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>The workshop of somebody who writes rules: new, lint, test, eval, docs.</summary>
public sealed partial class RuleAuthoringTests
{
    private const string Notebook = "AWS::SageMaker::NotebookInstance";

    [Fact]
    public async Task A_new_rule_is_clean_and_its_tests_hold_and_it_judges_the_demo_account()
    {
        using var folder = new TemporaryFolder();
        var made = await Ran.Of("rules", "new", "sagemaker/notebook-instance-tagged", "--control", "encryption", "--out", folder.Path);
        Assert.Equal((0, ""), (made.Code, made.Error));
        Assert.Contains("control: encryption", await File.ReadAllTextAsync(folder.File("sagemaker/notebook-instance-tagged.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((0, "cards: 1, errors: 0, warnings: 4"), Summary(await Ran.Of("rules", "lint", folder.Path)));
        Assert.Equal((0, "3 passed, 0 failed"), Summary(await Ran.Of("rules", "test", folder.Path)));
        var scan = await Ran.Of("scan", "--demo", "--rules", folder.Path, "--rule", "sagemaker/notebook-instance-tagged", "--fail-on", "never", "--format", "json", "--out", folder.File("out"));
        Assert.Equal((0, ""), (scan.Code, scan.Error));
    }

    [Fact]
    public async Task A_new_card_of_attack_paths_is_clean_and_its_tests_hold()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal((0, ""), Code(await Ran.Of("rules", "new", "paths/mine", "--out", folder.Path)));
        Assert.Equal((0, "cards: 1, errors: 0, warnings: 1"), Summary(await Ran.Of("rules", "lint", folder.Path)));
        Assert.Equal((0, "4 passed, 0 failed"), Summary(await Ran.Of("rules", "test", folder.Path)));
    }

    [Theory]
    [InlineData("trainingData()")]
    [InlineData("endpoints()")]
    [InlineData("trainingData().writers()")]
    [InlineData("{'a': endpoints()}")]
    [InlineData("endpoints()[0].End")]
    public async Task Ways_are_shown_by_their_points_and_never_follow_themselves(string expression)
    {
        string[] asked = ["rules", "eval", expression, "--resource", "example-fraud-v4"];
        var text = await Ran.Of(asked);
        Assert.Equal((0, ""), Code(text));
        Assert.Contains("model/example-fraud-v4", text.Out, StringComparison.Ordinal);
        var json = await Ran.Of([.. asked, "--format", "json"]);
        Assert.Contains("\"Ids\"", json.Out, StringComparison.Ordinal);
        Assert.DoesNotMatch("\"(Next|End|Resource)\"", json.Out);
    }

    private static (int Code, string Error) Code(Ran ran) => (ran.Code, ran.Error);

    [Fact]
    public async Task A_file_that_is_there_is_never_replaced()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("acme"));
        await File.WriteAllTextAsync(folder.File("acme/mine.tests.yaml"), "mine", TestContext.Current.CancellationToken);
        (await Ran.Of("rules", "new", "acme/mine", "--resource", Notebook, "--out", folder.Path)).IsMistake("mine.tests.yaml", "left as it is");
        Assert.Equal(["mine.tests.yaml"], Directory.EnumerateFiles(folder.File("acme")).Select(f => Path.GetFileName(f)), StringComparer.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(folder.File("acme/mine.tests.yaml"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Acme/x", null, "is no rule id")]
    [InlineData("../../etc/x", null, "is no rule id")]
    [InlineData("acme", null, "is no rule id")]
    [InlineData("acme/x", null, "say with --resource which type acme/x is about")]
    [InlineData("sagemaker/x", null, "AWS::SageMaker::Model,")]
    [InlineData("acme/x", "AWS::SageMaker::NotebokInstance", "did you mean `AWS::SageMaker::NotebookInstance`?")]
    public async Task A_rule_that_can_not_be_begun_says_what_to_write(string id, string? type, string expected)
    {
        using var folder = new TemporaryFolder();
        (await Ran.Of(["rules", "new", id, "--out", folder.Path, .. type is null ? Array.Empty<string>() : ["--resource", type]])).IsMistake(expected);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Lint_ends_with_2_for_errors_and_with_1_for_warnings_when_strict()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        var card = folder.File("acme/x.yaml");
        var text = await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(card, text.Replace("require:", "params: { unused: 3 }\nrequire:", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal((0, "cards: 1, errors: 0, warnings: 5"), Summary(await Ran.Of("rules", "lint", folder.Path)));
        Assert.Equal((1, "cards: 1, errors: 0, warnings: 5"), Summary(await Ran.Of("rules", "lint", folder.Path, "--strict")));
        await File.WriteAllTextAsync(card, text.Replace("(self.", "(self.Kms.", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var wrong = await Ran.Of("rules", "lint", folder.Path);
        Assert.Equal((2, "cards: 1, errors: 1, warnings: 0"), Summary(wrong));
        Assert.Contains("acme/x.yaml(", wrong.Out, StringComparison.Ordinal);
        Assert.Contains("^", wrong.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await Ran.Of("rules", "lint", folder.Path, "--format", "json")).Out);
        Assert.Equal("error", Assert.Single(json.RootElement.EnumerateArray()).GetProperty("severity").GetString());
    }

    [Fact]
    public async Task An_expression_shows_the_value_of_each_part_on_a_resource_of_the_demo_account()
    {
        var ran = await Ran.Of("rules", "eval", "self.RootAccess == 'Enabled' && self.SubnetId != null", "--resource", "example-quick-look");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains($"{Notebook} example-quick-look", ran.Out, StringComparison.Ordinal);
        Assert.Contains("value = false", ran.Out, StringComparison.Ordinal);
        Assert.Contains("self.SubnetId = null", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_resource_is_shown_with_its_properties_and_a_type_settles_a_shared_name()
    {
        (await Ran.Of("rules", "eval", "self", "--resource", "example-reviewers")).IsMistake("the name of 2 resources", "--type");
        var ran = await Ran.Of("rules", "eval", "self", "--resource", "example-reviewers", "--type", "AWS::SageMaker::Workteam");
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains("\"UserGroup\": \"reviewers\"", ran.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_shown_as_unknown_with_its_cause()
    {
        using var json = JsonDocument.Parse((await Ran.Of("rules", "eval", "facts.served", "--resource", "example-borrowed", "--type", "AWS::SageMaker::Model", "--format", "json")).Out);
        var value = json.RootElement[0].GetProperty("expressions")[0];
        Assert.Equal("unknown", value.GetProperty("kind").GetString());
        Assert.Equal("ACCESS_DENIED sagemaker:DescribeModelPackage eu-west-1", value.GetProperty("causes")[0].GetString());
    }

    [Fact]
    public async Task A_card_is_explained_on_every_resource_and_lends_its_names()
    {
        using var folder = new TemporaryFolder();
        var all = await Ran.Of("rules", "eval", "--rule", "sagemaker/notebook-in-vpc");
        Assert.Equal(3, all.Out.Split("require = ").Length - 1);
        Assert.Equal(3, all.Out.Split("where = ").Length - 1);
        var lent = await Ran.Of("rules", "eval", "params.approved.size()", "--rule", "acme/x", "--rules", await WithParameter(folder));
        Assert.Contains("value = 2", lent.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parts_of_an_expression_stand_below_the_whole()
    {
        var lines = (await Ran.Of("rules", "eval", "self.RootAccess == 'Enabled' && self.SubnetId != null", "--resource", "example-quick-look")).Out.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(
            ["  value = false", "    self.RootAccess == 'Enabled' && self.SubnetId != null = false", "      self.RootAccess == 'Enabled' = true", "        self.RootAccess = 'Enabled'"],
            lines[1..5], StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_test_that_does_not_hold_shows_each_named_expression_too()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        var card = folder.File("acme/x.yaml");
        await File.WriteAllTextAsync(card, (await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken)).Replace("require:", "let: { status: self.NotebookInstanceStatus }\nrequire: status == 'Failed' &&", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var ran = await Ran.Of("rules", "test", folder.Path);
        Assert.Equal(1, ran.Code);
        Assert.StartsWith($"{folder.Path.Replace('\\', '/')}/acme/x.tests.yaml(1,1): acme/x: it passes", ran.Out, StringComparison.Ordinal);
        Assert.Contains("\n  status = null\n", ran.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new", "acme/x", "--type", "AWS::KMS::Grant")]
    [InlineData("lint")]
    [InlineData("test")]
    [InlineData("list")]
    public async Task A_call_that_is_not_known_is_told_with_its_place_in_the_page(params string[] verb)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("kms.yaml"), "service: kms\ntypes:\n  AWS::KMS::Grant:\n    title: grant\n    list: { call: ListGrant, items: Grants }\n    id: GrantId\n    arn: GrantId\n", TestContext.Current.CancellationToken);
        var ran = await Ran.Of(["rules", .. verb, .. verb is ["test"] or ["lint"] ? [folder.Path] : Array.Empty<string>(), "--services", folder.Path]);
        Assert.StartsWith($"{folder.Path.Replace('\\', '/')}/kms.yaml(", ran.Error, StringComparison.Ordinal);
        ran.IsMistake("kms.yaml(5,19): error: `kms:ListGrant` is not among the calls that are known — did you mean `ListGrants`?");
    }

    [Fact]
    public async Task The_built_in_rules_are_taken_where_no_folder_is_named()
    {
        var lint = await Ran.Of("rules", "lint", "--strict");
        Assert.True(lint.Code == 0, lint.Out);
        var test = await Ran.Of("rules", "test");
        Assert.Equal((0, ""), (test.Code, test.Error));
        Assert.Matches("^[0-9]{3,} passed, 0 failed\\s*$", test.Out);
    }

    [Fact]
    public async Task A_folder_with_definitions_of_its_own_is_linted_tested_shown_and_scanned()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        var card = folder.File("acme/x.yaml");
        var text = await File.ReadAllTextAsync(card, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(card, text.Replace("require: has(self.KmsKeyId)", "require: hasKey", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("definitions.yaml"), "hasKey:\n  about: It names a key.\n  is: has(self.KmsKeyId)\n", TestContext.Current.CancellationToken);
        Assert.Equal((0, "cards: 1, errors: 0, warnings: 4"), Summary(await Ran.Of("rules", "lint", folder.Path)));
        Assert.Equal((0, "3 passed, 0 failed"), Summary(await Ran.Of("rules", "test", folder.Path)));
        Assert.Contains("# hasKey, of definitions.yaml: It names a key.\n#   has(self.KmsKeyId)\n", (await Ran.Of("rules", "show", "acme/x", "--rules", folder.Path)).Out, StringComparison.Ordinal);
        Assert.Contains("  hasKey = ", (await Ran.Of("rules", "eval", "--rule", "acme/x", "--rules", folder.Path)).Out, StringComparison.Ordinal);
        var scan = await Ran.Of("scan", "--demo", "--rules", folder.Path, "--rule", "acme/x", "--fail-on", "never", "--out", folder.File("out"));
        Assert.Equal((0, ""), (scan.Code, scan.Error));
        await File.WriteAllTextAsync(folder.File("definitions.yaml"), "hasKey:\n  about: It names a key.\n  is: has(self.KmsKey)\n", TestContext.Current.CancellationToken);
        (await Ran.Of("scan", "--demo", "--rules", folder.Path, "--rule", "acme/x", "--out", folder.File("out"))).IsMistake("definitions.yaml(3,16): error:", "did you mean `KmsKeyId`?");
    }

    [Fact]
    public async Task A_folder_with_checklists_and_threats_of_its_own_can_be_scanned()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        Directory.CreateDirectory(folder.File("frameworks"));
        await File.WriteAllTextAsync(folder.File("frameworks/own.yaml"), "P-1: { title: t, rules: [acme/x] }\n", TestContext.Current.CancellationToken);
        Assert.Contains("acme/x", (await Ran.Of("rules", "list", "--rules", folder.Path)).Out, StringComparison.Ordinal);
        Assert.Equal((0, "cards: 1, errors: 0, warnings: 4"), Summary(await Ran.Of("rules", "lint", folder.Path)));
    }

    [Theory]
    [InlineData(new[] { "self.SubnetIdd == null", "--type", Notebook }, "expression(1,6): error:", "did you mean `SubnetId`?")]
    [InlineData(new[] { "self == null" }, "--resource ARN", "--type")]
    [InlineData(new[] { "--type", Notebook }, "give an expression", "--rule")]
    [InlineData(new[] { "true", "--type", "AWS::SageMaker::Modell" }, "did you mean `AWS::SageMaker::Model`?", "--type")]
    [InlineData(new[] { "true", "--resource", "example-quick-lok" }, "did you mean `example-quick-look`?", "--resource")]
    [InlineData(new[] { "true", "--rule", "sagemaker/notebook-in-vpc", "--type", "AWS::SageMaker::Model" }, "is about AWS::SageMaker::NotebookInstance", "--type")]
    public async Task An_expression_that_can_not_be_tried_says_why(string[] args, params string[] words) =>
        (await Ran.Of(["rules", "eval", .. args])).IsMistake(words);

    /// <summary>What made it look is named, not an option that nobody gave, nor one that was given already.</summary>
    [Theory]
    [InlineData("self --resource n --type NotebookInstance", "--resource: `n` is the name of 2 resources; give an ARN: arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/n, arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/n")]
    [InlineData("self --resource n", "is the name of 2 resources; give an ARN: arn:")]
    [InlineData("true", "an expression that reads nothing of a resource is tried on the account: name a resource with --resource or --type, as the snapshot holds no AWS::Account::Account")]
    [InlineData("true --type AWS::Account::Account", "--type: the snapshot holds no AWS::Account::Account")]
    [InlineData("true --rule sagemaker/model-network-isolation", "--rule: sagemaker/model-network-isolation is about AWS::SageMaker::Model, and the snapshot holds no AWS::SageMaker::Model")]
    public async Task A_resource_that_can_not_be_chosen_says_what_to_give(string line, string says)
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of(["rules", "eval", .. line.Split(' '), "--snapshot", Snapshots.Namesakes(folder, "eu-west-1", "us-east-1")]);
        ran.IsMistake();
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(line.Contains("--type", StringComparison.Ordinal) ? "give --type" : "--type:", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_between_the_pages_of_rules_leads_to_a_page()
    {
        using var folder = new TemporaryFolder();
        var ran = await Ran.Of("rules", "docs", "--out", folder.Path);
        Assert.Equal((0, ""), (ran.Code, ran.Error));
        var pages = Directory.EnumerateFiles(folder.Path, "*.md", SearchOption.AllDirectories).ToArray();
        Assert.True(pages.Length > 200);
        foreach (var page in pages)
        {
            var links = Link().Matches(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).Select(m => m.Groups["to"].Value).ToArray();
            Assert.NotEmpty(links);
            Assert.All(links, l => Assert.True(LeadsSomewhere(page, l), $"{page}: {l}"));
        }
    }

    /// <summary>The page that a link names is there, and the heading in it whose name stands after `#`.</summary>
    private static bool LeadsSomewhere(string page, string link)
    {
        var (path, heading) = link.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? (link[..at], link[(at + 1)..]) : (link, "");
        var target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);
        return File.Exists(target) && (heading.Length == 0 || File.ReadLines(target).Any(l => l.StartsWith("## ", StringComparison.Ordinal) && l[3..].ToLowerInvariant().Replace(' ', '-') == heading));
    }

    [Fact]
    public async Task The_page_of_a_path_card_says_how_its_severity_shifts_how_to_break_the_path_and_what_a_failure_says()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "docs", "--rule", "paths/workload-lets-model-out", "--out", folder.Path);
        var page = (await File.ReadAllTextAsync(folder.File("paths/workload-lets-model-out.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        Assert.Contains("\nmedium when: path.wayOut() == 'endpoints'\n", page, StringComparison.Ordinal);
        Assert.Contains("\nTo break the paths: Isolate the workload", page, StringComparison.Ordinal);
        Assert.Contains("\n## What a failure says\n\n`{who} reads data or artifact of {name}", page, StringComparison.Ordinal);
        Assert.Contains("\n| id | `paths/workload-lets-model-out` |\n|---|---|\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sagemaker/notebook-in-vpc", "* AWS::SageMaker::NotebookInstance: ", "`sagemaker:DescribeNotebookInstance`")]
    [InlineData("sagemaker/flow-definition-output-bucket", "* AWS::S3::Bucket: ", "`s3:GetBucketVersioning`")]
    [InlineData("sagemaker/flow-definition-output-bucket", "* AWS::SageMaker::FlowDefinition: ", "`sagemaker:DescribeFlowDefinition`")]
    [InlineData("paths/workload-lets-model-out", "* AWS::IAM::Role: ", "`iam:GetAccountAuthorizationDetails`")]
    [InlineData("paths/workload-lets-model-out", "* and every type of the ML lineage", "")]
    public async Task The_page_of_a_card_lists_the_calls_of_every_type_that_it_reads(string rule, string line, string call)
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "docs", "--rule", rule, "--out", folder.Path);
        var page = await File.ReadAllTextAsync(folder.File($"{rule}.md"), TestContext.Current.CancellationToken);
        Assert.Contains(call, page.ReplaceLineEndings("\n").Split('\n').Single(l => l.StartsWith(line, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_runs_again_after_a_change_and_ends_with_the_last_result()
    {
        using var folder = new TemporaryFolder();
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        using var output = new StringWriter();
        var safe = TextWriter.Synchronized(output);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = CommandLine.RunAsync(["rules", "test", folder.Path, "--watch"], new Streams(safe, safe, false), stop.Token);
        await Until(() => output.ToString().Contains("3 passed, 0 failed", StringComparison.Ordinal) && output.ToString().Contains("Watching", StringComparison.Ordinal));
        var tests = folder.File("acme/x.tests.yaml");
        await File.WriteAllTextAsync(tests, (await File.ReadAllTextAsync(tests, TestContext.Current.CancellationToken)).Replace("expect: FAIL", "expect: PASS", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Until(() => output.ToString().Contains("2 passed, 1 failed", StringComparison.Ordinal));
        await stop.CancelAsync();
        Assert.Equal(1, await running);
    }

    private static async Task<string> WithParameter(TemporaryFolder folder)
    {
        await Ran.Of("rules", "new", "acme/x", "--resource", Notebook, "--out", folder.Path);
        await File.AppendAllTextAsync(folder.File("acme/x.yaml"), "params: { approved: [a, b] }\n", TestContext.Current.CancellationToken);
        return folder.Path;
    }

    /// <summary>Waits for what must come; the test run's own time limit ends a wait in vain.</summary>
    private static async Task Until(Func<bool> come)
    {
        while (!come())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static (int Code, string Last) Summary(Ran ran) => (ran.Code, ran.Out.TrimEnd().Split('\n')[^1]);

    [GeneratedRegex(@"\]\((?<to>[^)]+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
