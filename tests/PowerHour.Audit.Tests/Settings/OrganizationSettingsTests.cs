using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;
using Xunit;

namespace PowerHour.Audit.Tests.Settings;

/// <summary>What an organisation may decide in <c>powerhour.yaml</c>, and how mistakes in it are told.</summary>
public sealed class OrganizationSettingsTests
{
    private const string Vpc = "sagemaker/notebook-in-vpc";

    private const string Sound = """
        trustedAccounts: ["222233334444"]
        lookbackDays: 30
        roleStages:
          ciRoles: ["arn:aws:iam::*:role/ci-*"]
        rules:
          sagemaker/notebook-in-vpc:
            severity: low
            reason: Notebooks have no data here; the platform team accepted it.
          sagemaker/notebook-root-access:
            disabled: true
            reason: Root is needed by the shared image until the next release.
        """;

    private static readonly RuleCatalog Catalog = RuleCatalog.Load();

    private static readonly Rule Parameterised = Catalog.Rules.First(r => r.Parameters.Values.Any(v => v?.GetValueKind() == JsonValueKind.Number));

    [Fact]
    public void A_sound_file_is_read_whole()
    {
        var settings = Read(Sound);
        Assert.Equal(["222233334444"], settings.TrustedAccounts, StringComparer.Ordinal);
        Assert.Equal(30, settings.LookbackDays);
        Assert.Equal(["arn:aws:iam::*:role/ci-*"], settings.RoleStages.Ci, StringComparer.Ordinal);
        Assert.Equal([(Vpc, Severity.Low, false), ("sagemaker/notebook-root-access", null, true)], settings.Rules.Select(r => (r.RuleId, r.Severity, r.IsDisabled)));
        Assert.Equal(64, settings.Hash.Length);
    }

    [Fact]
    public void Control_policies_of_the_file_count_where_AWS_does_not_show_them()
    {
        const string Guard = """
            serviceControlPolicies:
              - org: root
                policies: [{ Version: "2012-10-17", Statement: [{ Effect: Deny, Action: "sagemaker:CreateModel", Resource: "*" }] }]
            """;
        var settings = Read(Guard);
        Assert.Equal("root", Assert.Single(settings.ServiceControl).Name);
        Assert.Equal(2, settings.ServiceControl[0].Policies.Length);
        Assert.Empty(settings.ResourceControl);
    }

    [Fact]
    public void The_example_of_the_documentation_is_sound()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "configuration.md")).ReplaceLineEndings("\n");
        var begin = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        Assert.Equal(3, Read(page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)]).Rules.Count);
    }

    [Theory]
    [InlineData("trustedAccount: []", "(1,1): error: unknown key `trustedAccount` — did you mean `trustedAccounts`?")]
    [InlineData("trustedAccounts: [12]", "(1,18): error: `trustedAccounts` holds account ids of twelve digits")]
    [InlineData("serviceControlPolicies: [{ org: root }]", "(1,25): error: `serviceControlPolicies` holds levels, root first")]
    [InlineData("serviceControlPolicies: [{ org: root, policies: [{ Statement: [{ Effect: Perhaps }] }] }]", "a policy of root can not be read")]
    [InlineData("lookbackDays: 0", "(1,15): error: `lookbackDays` must be 1 or more")]
    [InlineData("lookbackDays: soon", "(1,15): error: `lookbackDays` must be a whole number, not `soon`")]
    [InlineData("roleStages: { ciRole: [] }", "unknown key `ciRole` — did you mean `ciRoles`?")]
    [InlineData("roleStages: { ciRoles: [ci-*] }", "`ciRoles` holds ARNs with `*` and `?`")]
    [InlineData("rules:\n  sagemaker/notebook-in-vcp: { disabled: true, reason: long enough to tell }", "(2,3): error: there is no rule `sagemaker/notebook-in-vcp` — did you mean `sagemaker/notebook-in-vpc`? (own rules: give --rules DIR)")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: low", "`sagemaker/notebook-in-vpc` must be a map")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc:\n", "(2,3): error: say of `sagemaker/notebook-in-vpc` what holds here")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: { severity: low }", "`reason` must say why")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: { disabled: true, reason: no }", "`reason` must say why")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: { severity: 3, reason: long enough to tell }", "`severity` must be critical, high, medium, low or informational, not `3`")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: { severities: low }", "unknown key `severities` — did you mean `severity`?")]
    [InlineData("rules:\n  sagemaker/notebook-in-vpc: { params: { days: 3 } }", "sagemaker/notebook-in-vpc has no parameter `days`; it has none")]
    [InlineData("- a", "expected a map")]
    public void A_mistake_is_told_with_its_place_and_what_to_write(string text, string expected)
    {
        var wrong = Assert.Throws<DocumentException>(() => Read(text));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.All(wrong.Problems, p => Assert.Equal("powerhour.yaml", p.File));
    }

    [Fact]
    public void A_parameter_must_be_of_the_kind_that_the_card_has()
    {
        var name = Parameterised.Parameters.First(p => p.Value?.GetValueKind() == JsonValueKind.Number).Key;
        var wrong = Assert.Throws<DocumentException>(() => Read($"rules:\n  {Parameterised.Id}: {{ params: {{ {name}: [1] }} }}"));
        Assert.Contains($"`{name}` must be a number like the card's", wrong.Message, StringComparison.Ordinal);
        var unknown = Assert.Throws<DocumentException>(() => Read($"rules:\n  {Parameterised.Id}: {{ params: {{ {name}s: 1 }} }}"));
        Assert.Contains($"did you mean `{name}`?", unknown.Message, StringComparison.Ordinal);
        var (catalog, applied) = Catalog.With(Read($"rules:\n  {Parameterised.Id}: {{ params: {{ {name}: 7 }} }}"));
        Assert.Equal(7, (long)catalog.Rules.First(r => r.Id == Parameterised.Id).Parameters[name]!);
        Assert.Equal(("params." + name, "7"), (Assert.Single(applied).Subject, applied[0].Here));
    }

    [Fact]
    public void The_report_says_all_that_was_decided_and_judges_by_it()
    {
        var plain = Report(OrganizationSettings.None);
        var report = Report(Read(Sound));
        Assert.All(report.Findings.Where(f => f.Rule.Id == Vpc), f => Assert.Equal(Severity.Low, f.Severity));
        Assert.DoesNotContain(report.Findings, f => f.Rule.Id == "sagemaker/notebook-root-access");
        Assert.Equal(plain.Findings.Count(f => f.Rule.Id != "sagemaker/notebook-root-access"), report.Findings.Count);
        foreach (var text in new[] { Text((r, o) => HtmlReport.Write(r, o), report), Text(JsonReport.Write, report), Text(MarkdownReport.Write, report) })
        {
            Assert.Contains("sagemaker/notebook-root-access", text, StringComparison.Ordinal);
            Assert.Contains("Root is needed by the shared image", text, StringComparison.Ordinal);
            Assert.Contains("the platform team accepted it", text, StringComparison.Ordinal);
        }

        var card = Catalog.Rules.First(r => r.Id == Vpc).Severity.Name();
        Assert.Contains($"Severity set to low by the organisation (card: {card}): <bdi>Notebooks have no data here; the platform team accepted it.</bdi>", Text((r, o) => HtmlReport.Write(r, o), report), StringComparison.Ordinal);
        Assert.DoesNotContain("Severity set to", Text((r, o) => HtmlReport.Write(r, o), plain), StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Text(JsonReport.Write, report));
        Assert.Equal("222233334444", json.RootElement.GetProperty("settings").GetProperty("trustedAccounts")[0].GetString());
        Assert.Equal(report.Settings.Hash, json.RootElement.GetProperty("settings").GetProperty("hash").GetString());
    }

    /// <summary>The schema for editors and the reader know the same keys, so that neither forgets one.</summary>
    [Fact]
    public void The_schema_for_editors_names_the_same_keys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "rules", "powerhour.schema.json")));
        var top = schema.RootElement.GetProperty("properties");
        Assert.Equal(KeysNamedIn("zzzz: 1"), Keys(top), StringComparer.Ordinal);
        Assert.Equal(KeysNamedIn("roleStages: { zzzz: 1 }"), Keys(top.GetProperty("roleStages").GetProperty("properties")), StringComparer.Ordinal);
        Assert.Equal(KeysNamedIn($"rules: {{ {Vpc}: {{ zzzz: 1 }} }}"), Keys(top.GetProperty("rules").GetProperty("additionalProperties").GetProperty("properties")), StringComparer.Ordinal);
    }

    private static string[] KeysNamedIn(string text)
    {
        var message = Assert.Throws<DocumentException>(() => Read(text)).Problems.First(p => p.Message.Contains("zzzz", StringComparison.Ordinal)).Message;
        return [.. message[(message.IndexOf("known are ", StringComparison.Ordinal) + 10)..].Split(", ").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Keys(JsonElement properties) => properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);

    private static AuditReport Report(OrganizationSettings settings)
    {
        var services = ServiceCatalog.BuiltIn();
        var rules = Catalog.Select(r => r.Id.StartsWith("sagemaker/notebook-", StringComparison.Ordinal));
        return AuditPipeline.Run(DemoAccount.Open(services), new AuditOptions { Rules = rules, Services = services }.With(settings));
    }

    private static string Text(Action<AuditReport, Stream> write, AuditReport report)
    {
        using var output = new MemoryStream();
        write(report, output);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }

    private static OrganizationSettings Read(string text) => OrganizationSettingsReader.Read(new SourceFile("powerhour.yaml", text.ReplaceLineEndings("\n")), Catalog);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
