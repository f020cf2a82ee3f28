using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Findings.Suppressions;

/// <summary>What may stand in <c>powerhour.suppressions.yaml</c>, and how mistakes in it are told.</summary>
public sealed class SuppressionReaderTests
{
    private const string Sound = """
        - rule: sagemaker/notebook-in-vpc
          resource: arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/demo-*
          reason: risk-accepted
          justification: Public demonstration, no customer data.
          approvedBy: jane@example.com
          expires: 2026-12-31
        """;

    private static readonly RuleCatalog Catalog = RuleCatalog.Load();

    [Fact]
    public void A_sound_file_is_read_whole()
    {
        var list = Read(Sound);
        var entry = Assert.Single(list.Entries);
        Assert.Equal(("sagemaker/notebook-in-vpc", SuppressionReason.RiskAccepted, "jane@example.com", new DateOnly(2026, 12, 31), 1), (entry.RuleId, entry.Reason, entry.ApprovedBy, entry.Expires, entry.Line));
        Assert.Equal((64, "powerhour.suppressions.yaml"), (list.Hash.Length, list.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing is decided yet\n\n  # really\n")]
    public void A_file_of_nothing_but_comments_decides_nothing(string text) => Assert.Empty(Read(text).Entries);

    [Fact]
    public void A_rule_may_be_named_by_a_former_id()
    {
        var card = Catalog.Find("sagemaker/notebook-in-vpc")!.Source.Text + "\naliases: [sagemaker/notebook-vpc]\n";
        var catalog = RuleCatalog.Load([new SourceFile("sagemaker/notebook-in-vpc.yaml", card)]);
        Assert.Equal("sagemaker/notebook-in-vpc", SuppressionReader.Read(new SourceFile("s.yaml", Sound.Replace("notebook-in-vpc", "notebook-vpc", StringComparison.Ordinal)), catalog).Entries[0].RuleId);
    }

    [Theory]
    [InlineData("rule: sagemaker/notebook-in-vpc", "rule: sagemaker/notebook-in-vcp", "(1,9): error: there is no rule `sagemaker/notebook-in-vcp` — did you mean `sagemaker/notebook-in-vpc`?")]
    [InlineData("approvedBy: jane", "aprovedBy: jane", "(5,3): error: unknown key `aprovedBy` — did you mean `approvedBy`?")]
    [InlineData("- rule: sagemaker/notebook-in-vpc\n  ", "- ", "(1,3): error: `rule` is missing")]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/demo-*", "demo-*", "(2,13): error: `resource` must be an ARN")]
    [InlineData("reason: risk-accepted", "reason: because", "(3,11): error: `reason` must be risk-accepted, mitigated or false-positive, not `because`")]
    [InlineData("Public demonstration, no customer data.", "demo", "(4,18): error: `justification` must say why, in 10 characters or more")]
    [InlineData("justification: Public demonstration, no customer data.\n  ", "", "(1,3): error: `justification` is missing")]
    [InlineData("approvedBy: jane@example.com", "approvedBy: ' '", "(5,15): error: `approvedBy` must name who answers for this")]
    [InlineData("approvedBy: jane@example.com\n  ", "", "`approvedBy` is missing")]
    [InlineData("expires: 2026-12-31", "expires: soon", "(6,12): error: `expires` must be a date such as 2027-03-31, not `soon`")]
    [InlineData("expires: 2026-12-31", "expires: 2026-02-30", "(6,12): error: `expires` must be a date such as 2027-03-31, not `2026-02-30`")]
    [InlineData("expires: 2026-12-31", "expires:", "`expires` is missing; it must be a date such as 2027-03-31")]
    public void A_mistake_is_told_with_its_place_and_what_to_write(string sound, string broken, string expected)
    {
        Assert.Contains(sound, Sound, StringComparison.Ordinal);
        var wrong = Assert.Throws<DocumentException>(() => Read(Sound.Replace(sound, broken, StringComparison.Ordinal)));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.All(wrong.Problems, p => Assert.Equal("powerhour.suppressions.yaml", p.File));
    }

    [Fact]
    public void A_map_is_no_list() => Assert.Contains("(1,1): error: expected a list: each entry begins with `- `", Assert.Throws<DocumentException>(() => Read("rule: x")).Message, StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_of_a_file_are_told_at_once()
    {
        var wrong = Assert.Throws<DocumentException>(() => Read($"{Sound.Replace("risk-accepted", "x", StringComparison.Ordinal)}\n{Sound.Replace("2026-12-31", "y", StringComparison.Ordinal)}"));
        Assert.Equal([3, 12], wrong.Problems.Select(p => p.Line));
    }

    [Fact]
    public void The_same_rule_and_resource_stand_once()
    {
        var wrong = Assert.Throws<DocumentException>(() => Read($"{Sound}\n{Sound.Replace("jane", "joe", StringComparison.Ordinal)}"));
        Assert.Contains("(8,13): error: the entry at line 1 speaks of the same rule and resource", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_documentation_is_sound() => Assert.Equal(2, Read(Repository.Example("docs/suppressions.md")).Entries.Count);

    /// <summary>The schema for editors and the reader accept and refuse alike; <c>tests/browser</c> asks the schema by the same cases.</summary>
    [Fact]
    public void The_reader_refuses_what_the_schema_for_editors_refuses()
    {
        using var cases = JsonDocument.Parse(Repository.Read("tests/browser/checks/schema-cases.json"));
        var suppression = cases.RootElement.GetProperty("suppression");
        var sound = JsonNode.Parse(suppression.GetProperty("sound").GetRawText())!.AsObject();
        Assert.Single(Read(Repository.AsYaml(sound)).Entries);
        Assert.All(suppression.GetProperty("broken").EnumerateArray(), b =>
            Assert.Throws<DocumentException>(() => Read(Repository.AsYaml(Repository.Changed(sound, b.GetProperty("set"))))));
    }

    [Fact]
    public void The_schema_for_editors_names_the_same_keys()
    {
        using var schema = JsonDocument.Parse(Repository.Read("rules/powerhour.suppressions.schema.json"));
        var message = Assert.Throws<DocumentException>(() => Read("- zzzz: 1")).Problems.First(p => p.Message.Contains("zzzz", StringComparison.Ordinal)).Message;
        var keys = message[(message.IndexOf("known are ", StringComparison.Ordinal) + 10)..].Split(", ").Order(StringComparer.Ordinal);
        Assert.Equal(keys, schema.RootElement.GetProperty("items").GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(SuppressionReasons.All.Select(r => r.Name()), schema.RootElement.GetProperty("items").GetProperty("properties").GetProperty("reason").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!), StringComparer.Ordinal);
    }

    private static SuppressionList Read(string text) => SuppressionReader.Read(new SourceFile("powerhour.suppressions.yaml", text.ReplaceLineEndings("\n")), Catalog);
}
