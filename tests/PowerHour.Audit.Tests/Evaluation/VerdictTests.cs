using System.Globalization;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What one card concludes of one notebook: the verdict, its sentence, its evidence and the gaps behind it.</summary>
public sealed class VerdictTests
{
    private const string Describe = "sagemaker:DescribeNotebookInstance";

    private const string Keys = "kms:ListKeys";

    private const string Unread = $"ACCESS_DENIED {Describe} eu-west-1";

    private const string Unlisted = $"ACCESS_DENIED {Keys} eu-west-1";

    private static readonly string Twelve = string.Concat(Enumerable.Range(0, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $" | {Describe} SecurityGroups[{i}] = {i + 1} at 09:00")));

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    /// <summary>Lines of a card, the notebook, and the calls that failed; then everything that its finding says.</summary>
    public static TheoryData<string, string, string[], string> Cards => new()
    {
        { "require: self.VolumeSizeInGB > 5", "{\"VolumeSizeInGB\": 6}", [], "PASS n: It holds" },
        { "require: self.VolumeSizeInGB > 6", "{\"VolumeSizeInGB\": 6}", [], "FAIL n: n is wrong" },
        { "require: self.VolumeSizeInGB > 6", "{}", [Describe], $"UNKNOWN n: Could not be decided: {Unread} | gap {Unread}" },
        { "require: self.VolumeSizeInGB > 6", "{}", [], "ERROR n: The rule failed: `>` does not take null and int" },
        { "where: self.VolumeSizeInGB > 6\nrequire: \"true\"", "{\"VolumeSizeInGB\": 6}", [], "NOT_APPLICABLE n: The rule is not about this resource: self.VolumeSizeInGB > 6" },
        { "where: |\n  self.VolumeSizeInGB > 6\n  && true\nrequire: \"true\"", "{\"VolumeSizeInGB\": 6}", [], "NOT_APPLICABLE n: The rule is not about this resource: self.VolumeSizeInGB > 6 && true" },
        { "where: self.VolumeSizeInGB > 6\nrequire: \"true\"", "{}", [Describe], $"UNKNOWN n: Could not be decided: {Unread} | gap {Unread}" },
        { "where: self.VolumeSizeInGB > 6\nrequire: \"false\"", "{}", [Describe], $"UNKNOWN n: Could not be decided: {Unread} | gap {Unread}" },
        { "where: self.VolumeSizeInGB > 6\nrequire: resources('AWS::KMS::Key').exists(k, true)", "{}", [Describe, Keys], $"UNKNOWN n: Could not be decided: {Unlisted}; {Unread} | gap {Unlisted} | gap {Unread}" },
        { "where: resources('AWS::KMS::Key').exists(k, true)\nrequire: self.VolumeSizeInGB > 6", "{\"VolumeSizeInGB\": 6}", [Keys], $"UNKNOWN n: Could not be decided: {Unlisted} | gap {Unlisted}" },
        { "where: self.VolumeSizeInGB > 6\nrequire: \"true\"", "{}", [], "ERROR n: The rule failed: `>` does not take null and int" },
        { "where: self.VolumeSizeInGB > 6\nmanual: true", "{\"VolumeSizeInGB\": 7}", [], "MANUAL n: n is wrong" },
        { "where: self.VolumeSizeInGB > 6\nmanual: true", "{}", [Describe], $"UNKNOWN n: Could not be decided: {Unread} | gap {Unread}" },
        { "where: self.VolumeSizeInGB > 7\nmanual: true", "{\"VolumeSizeInGB\": 7}", [], "NOT_APPLICABLE n: The rule is not about this resource: self.VolumeSizeInGB > 7" },
        { "require: \"false\"\nevidence: [VolumeSizeInGB, self.RoleArn, SecurityGroups]", "{\"VolumeSizeInGB\": 6, \"RoleArn\": \"r\"}", [], $"FAIL n: n is wrong | {Describe} VolumeSizeInGB = 6 at 09:00 | {Describe} RoleArn = \"r\" at 09:00 | {Describe} SecurityGroups = absent at 09:00" },
        { "require: \"false\"\nevidence: [\"SecurityGroups[]\"]", "{\"SecurityGroups\": [\"a\", \"b\"]}", [], $"FAIL n: n is wrong | {Describe} SecurityGroups[0] = \"a\" at 09:00 | {Describe} SecurityGroups[1] = \"b\" at 09:00" },
        { "require: \"false\"\nevidence: [\"SecurityGroups[]\"]", "{\"SecurityGroups\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]}", [], $"FAIL n: n is wrong{Twelve}" },
        { "require: \"false\"\nevidence: [\"SecurityGroups[]\", VolumeSizeInGB]", "{\"SecurityGroups\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], \"VolumeSizeInGB\": 5}", [], $"FAIL n: n is wrong{Twelve} | {Describe} VolumeSizeInGB = 5 at 09:00" },
        { "require: \"false\"\nevidence: [VolumeSizeInGB, RoleArn]", "{\"VolumeSizeInGB\": 6}", [Describe], $"FAIL n: n is wrong | sagemaker:ListNotebookInstances VolumeSizeInGB = 6 at 09:00 | {Describe} RoleArn = not read" },
        { "let: { size: self.VolumeSizeInGB, twice: size * 2 }\nrequire: \"false\"\nevidence: [twice, VolumeSizeInGB, facts.public, size]", "{\"VolumeSizeInGB\": 6}", [], $"FAIL n: n is wrong |  twice = 12 | {Describe} VolumeSizeInGB = 6 at 09:00 |  facts.public = false |  size = 6" },
        { "let: { size: self.VolumeSizeInGB }\nrequire: \"false\"\nevidence: [size]", "{}", [Describe], "FAIL n: n is wrong |  size = not read" },
        { "let: { all: self.SecurityGroups }\nrequire: \"true\"\nevidence: [all]", "{\"SecurityGroups\": [\"a\", \"<b>\"]}", [], "PASS n: It holds |  all = [\"a\",\"<b>\"]" },
        { "params: { most: 5, names: [a, b], none: [] }\nrequire: \"false\"\nmessage: \"{name} {params.most} {params.names} {params.none} {params.other}\"", "{}", [], "FAIL n: n 5 a, b (none) (none)" },
        { "let:\n  m: \"{'a': [1, 2.5, 'x'], 'b': {'c': null}}\"\nrequire: \"false\"\nevidence: [m]", "{}", [], "FAIL n: n is wrong |  m = {\"a\":[1,2.5,\"x\"],\"b\":{\"c\":null}}" },
        { "let: { c: self.InstanceMetadataServiceConfiguration }\nrequire: \"false\"\nevidence: [c]", "{\"InstanceMetadataServiceConfiguration\": {\"MinimumInstanceMetadataServiceVersion\": \"2\"}}", [], "FAIL n: n is wrong |  c = {\"MinimumInstanceMetadataServiceVersion\":\"2\"}" },
        { "let:\n  t: now\n  d: now - timestamp('2026-03-02T08:00:00Z')\nrequire: \"false\"\nevidence: [t, d]", "{}", [], "FAIL n: n is wrong |  t = \"2026-03-02T09:00:00Z\" |  d = \"3600s\"" },
        { "require: \"false\"\nevidence: [RoleArn]", $"{{\"RoleArn\": \"{new string('x', 398)}\"}}", [], $"FAIL n: n is wrong | {Describe} RoleArn = \"{new string('x', 398)}\" at 09:00" },
        { "require: \"false\"\nevidence: [RoleArn]", $"{{\"RoleArn\": \"{new string('x', 500)}\"}}", [], $"FAIL n: n is wrong | {Describe} RoleArn = \"{new string('x', 399)}… at 09:00" },
        { $"let: {{ deep: \"{new string('[', 50)}1{new string(']', 50)}\" }}\nrequire: \"true\"\nevidence: [deep]", "{}", [], $"PASS n: It holds |  deep = {new string('[', 40)}\"…\"{new string(']', 40)}" },
        { "require: 1 / 0 == 1", "{}", [], "ERROR n: The rule failed: division by zero" },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_concludes_no_more_than_it_saw(string card, string given, string[] gaps, string expected)
    {
        var account = new TestAccount(Services, "eu-west-1", gaps, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var notebook = (JsonObject)JsonNode.Parse(given)!;
        notebook["NotebookInstanceName"] = "n";
        account.Make(new("AWS::SageMaker::NotebookInstance"), notebook, []);
        Assert.Equal(expected, Told(Assert.Single(Judge(account.ToSnapshot(), Card("AWS::SageMaker::NotebookInstance", card)))));
    }

    /// <summary>What is said of a type where a snapshot holds none of it, by a snapshot that never asked.</summary>
    [Theory]
    [InlineData("AWS::SageMaker::NotebookInstance", "UNKNOWN every notebook instance: Could not be decided: the snapshot was taken without asking for notebook instances | gap NOT_COLLECTED AWS::SageMaker::NotebookInstance global")]
    [InlineData("AWS::ECR::Repository", "UNKNOWN every repository: Could not be decided: the snapshot was taken without asking for repositories | gap NOT_COLLECTED AWS::ECR::Repository global")]
    [InlineData("AWS::KMS::Key", "UNKNOWN every key: Could not be decided: the snapshot was taken without asking for keys | gap NOT_COLLECTED AWS::KMS::Key global")]
    [InlineData("AWS::ApiGateway::Account", "UNKNOWN every API Gateway account settings: Could not be decided: the snapshot was taken without asking for API Gateway account settings | gap NOT_COLLECTED AWS::ApiGateway::Account global")]
    [InlineData("AWS::IAM::AccessKey", "UNKNOWN every access key: Could not be decided: the snapshot was taken without asking for access keys | gap NOT_COLLECTED AWS::IAM::AccessKey global")]
    public void What_was_never_asked_for_is_unknown(string type, string expected)
    {
        var account = new TestAccount(Services, "eu-west-1", [], DateTimeOffset.UnixEpoch).ToSnapshot();
        var never = Snapshot.Of(account.Manifest with { Coverage = [.. account.Manifest.Coverage.Where(c => c.Type.Name != type)] }, []);
        Assert.Equal(expected, string.Join('\n', Judge(never, Card(type, "require: \"true\"")).Select(Told)));
    }

    [Theory]
    [InlineData("AWS::SageMaker::NotebookInstance", new string[0], false, "NOT_APPLICABLE every notebook instance: There is no notebook instance")]
    [InlineData("AWS::SageMaker::NotebookInstance", new[] { "sagemaker:ListNotebookInstances" }, false, "UNKNOWN every notebook instance: Could not be decided: the notebook instances in eu-west-1 were not all listed | gap ACCESS_DENIED sagemaker:ListNotebookInstances eu-west-1")]
    [InlineData("AWS::KMS::Key", new string[0], false, "NOT_APPLICABLE every key: No key belongs to machine learning here")]
    [InlineData("AWS::KMS::Key", new string[0], true, "NOT_APPLICABLE every key: There is no key")]
    [InlineData("AWS::KMS::Key", new[] { "sagemaker:ListModels" }, false, "UNKNOWN every key: Could not be decided: which further keys belong to machine learning rests on calls that failed | gap ACCESS_DENIED sagemaker:ListModels eu-west-1")]
    [InlineData("AWS::KMS::Key", new[] { "sagemaker:ListModels" }, true, "NOT_APPLICABLE every key: There is no key")]
    [InlineData("AWS::KMS::Key", new[] { "kms:ListKeys" }, false, "UNKNOWN every key: Could not be decided: the keys in eu-west-1 were not all listed | gap ACCESS_DENIED kms:ListKeys eu-west-1")]
    public void Where_there_is_none_the_reason_is_given(string type, string[] gaps, bool allResources, string expected) =>
        Assert.Equal(expected, string.Join('\n', Judge(new TestAccount(Services, "eu-west-1", gaps, DateTimeOffset.UnixEpoch).ToSnapshot(), Card(type, "require: \"true\""), allResources).Select(Told)));

    [Fact]
    public void Findings_come_by_status_severity_rule_and_resource()
    {
        var account = new TestAccount(Services, "eu-west-1", [], DateTimeOffset.UnixEpoch);
        foreach (var name in (string[])["b", "c", "a"])
        {
            account.Make(new("AWS::SageMaker::NotebookInstance"), new JsonObject { ["NotebookInstanceName"] = name }, []);
        }

        var compiler = new RuleCompiler(Services);
        var rules = compiler.Compile([Card("low", "low", "name != 'b'"), Card("z", "high", "name != 'c'"), Card("y", "high", "name == 'a'")]);
        var findings = new RuleSetEvaluator(Context(account.ToSnapshot()), compiler.Types).Evaluate(rules);
        Assert.Equal("FAIL/y/b FAIL/y/c FAIL/z/c FAIL/low/b PASS/y/a PASS/z/a PASS/z/b PASS/low/a PASS/low/c", string.Join(' ', findings.Select(f => $"{f.Status.Name()}/{f.Rule.Id["acme/".Length..]}/{f.Resource.Name}")));
        Assert.Equal(findings, findings.Reverse().Order(FindingOrder.Instance));
    }

    private static Rule Card(string type, string lines) =>
        RuleReader.Read(new SourceFile("acme/x.yaml", $"title: It holds\nresource: {type}\nseverity: low\ncontrol: logging\nwhy: w\n{(lines.Contains("message:", StringComparison.Ordinal) ? "" : "message: \"{name} is wrong\"\n")}{lines}\nremediation: {{ text: r }}\n"), "acme/x");

    private static Rule Card(string id, string severity, string require) =>
        RuleReader.Read(new SourceFile($"acme/{id}.yaml", $"title: t\nresource: AWS::SageMaker::NotebookInstance\nseverity: {severity}\ncontrol: logging\nwhy: w\nrequire: {require}\nmessage: m\nremediation: {{ text: r }}\n"), $"acme/{id}");

    private static IReadOnlyList<Finding> Judge(Snapshot snapshot, Rule rule, bool allResources = false)
    {
        var compiler = new RuleCompiler(Services);
        return new RuleSetEvaluator(Context(snapshot), compiler.Types) { AllResources = allResources }.Evaluate(compiler.Compile([rule]));
    }

    private static AnalysisContext Context(Snapshot snapshot)
    {
        var store = new ResourceStore(snapshot, Services);
        return new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
    }

    private static string Told(Finding finding) => string.Join(" | ", [
        $"{finding.Status.Name()} {finding.Resource.Name}: {finding.Message}",
        .. finding.Evidence.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Call} {e.Path} = {e.Value}{(e.At is { } at ? $" at {at:HH:mm}" : "")}")),
        .. finding.GapIds.Select(g => $"gap {g}")]);
}
