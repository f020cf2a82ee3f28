using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Attestations;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Findings.Attestations;

/// <summary>The advisories, and somebody's word for them.</summary>
public sealed class AttestationTests
{
    private const string Sound = """
        - advisory: PH-ADV-05
          attestedBy: jane@example.com
          attestedOn: 2026-02-10
          link: https://wiki.example.com/privacy-test
          expires: 2026-12-31
        """;

    private static readonly RuleCatalog Catalog = RuleCatalog.Load();

    [Fact]
    public void There_are_ten_advisories_that_point_at_what_there_is()
    {
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"PH-ADV-{n:00}"), Catalog.Advisories.Select(a => a.Id), StringComparer.Ordinal);
        var threats = Catalog.Threats.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        var points = YamlDocument.ReadMap(EmbeddedFiles.Below("rules/").Single(f => f.Name == "rules/frameworks/power-hour-checklist.yaml")).Keys.ToHashSet(StringComparer.Ordinal);
        Assert.All(Catalog.Advisories, a =>
        {
            Assert.NotEmpty(a.Threats);
            Assert.All(a.Threats, t => Assert.Contains(t, threats));
            Assert.All(a.Points, p => Assert.Contains(p, points));
            Assert.All([a.Title, a.Statement, a.Why, a.Evidence], Assert.NotEmpty);
        });
        Assert.Equal(10, Catalog.Select(_ => false).Advisories.Count);
    }

    [Theory]
    [InlineData("advisory: PH-ADV-05", "advisory: PH-ADV-5", "(1,13): error: there is no advisory `PH-ADV-5` — did you mean `PH-ADV-05`?")]
    [InlineData("advisory: PH-ADV-05", "advisry: PH-ADV-05", "(1,3): error: unknown key `advisry` — did you mean `advisory`?")]
    [InlineData("jane@example.com", "' '", "(2,15): error: `attestedBy` must name who stands for this")]
    [InlineData("2026-02-10", "spring", "(3,15): error: `attestedOn` must be a date such as 2027-03-31, not `spring`")]
    [InlineData("https://wiki.example.com/privacy-test", "see wiki", "(4,9): error: `link` must be the address of the evidence")]
    [InlineData("https://wiki.example.com/privacy-test", "javascript:alert(1)", "`link` must be the address of the evidence")]
    [InlineData("2026-12-31", "2027-02-11", "(5,12): error: `expires` must be between `attestedOn` and 365 days after it, 2027-02-10, not 2027-02-11")]
    [InlineData("2026-12-31", "2026-02-09", "`expires` must be between")]
    [InlineData("  expires: 2026-12-31", "", "`expires` is missing; it must be a date")]
    public void A_mistake_is_told_with_its_place_and_what_to_write(string sound, string broken, string expected) =>
        Assert.Contains(expected, Assert.Throws<DocumentException>(() => Read(Sound.Replace(sound, broken, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_advisory_stands_once() =>
        Assert.Contains("(6,13): error: the entry at line 1 speaks of PH-ADV-05 already", Assert.Throws<DocumentException>(() => Read($"{Sound}\n{Sound}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("2026-02-09", AttestationState.NotAttested)]
    [InlineData("2026-02-10", AttestationState.Attested)]
    [InlineData("2026-12-31", AttestationState.Attested)]
    [InlineData("2027-01-01", AttestationState.Expired)]
    public void A_word_holds_from_its_day_to_its_last_by_the_time_of_the_snapshot(string day, AttestationState expected)
    {
        var at = new DateTimeOffset(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(12, 0), TimeSpan.Zero);
        var all = Read(Sound).Of(Catalog.Advisories, at);
        Assert.Equal(expected, all.Single(a => a.Advisory.Id == "PH-ADV-05").State);
        Assert.All(all.Where(a => a.Advisory.Id != "PH-ADV-05"), a => Assert.Equal((AttestationState.NotAttested, null), (a.State, a.Attestation)));
    }

    [Fact]
    public void Reports_print_each_advisory_and_no_score_counts_it()
    {
        var (with, without) = (Report(Read(Sound)), Report(AttestationList.None));
        Assert.Equal(without.Score.Threats.Select(t => (t.Low, t.High, t.RawLow, t.Weight)), with.Score.Threats.Select(t => (t.Low, t.High, t.RawLow, t.Weight)));
        Assert.Equal(without.Findings.Select(f => (f.Fingerprint, f.Status)), with.Findings.Select(f => (f.Fingerprint, f.Status)));
        using var json = JsonDocument.Parse(Reporting.Written.Bytes(with, "json"));
        Assert.Equal(["attested"], json.RootElement.GetProperty("advisories").EnumerateArray().Where(a => a.GetProperty("attestation").ValueKind == JsonValueKind.Object).Select(a => a.GetProperty("state").GetString()!), StringComparer.Ordinal);
        var page = Reporting.Written.Page(with);
        Assert.Equal(10, page.QuerySelectorAll("#advisories tbody tr").Length);
        Assert.Equal("https://wiki.example.com/privacy-test", page.QuerySelector("#advisories a")!.GetAttribute("href"));
        Assert.Contains("10 advisories 1 attested, 0 expired, 9 not attested", Reporting.Written.Text(with, "markdown"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_documentation_is_sound() => Assert.Single(Read(Repository.Example("docs/attestations.md")).Entries);

    /// <summary>The schema for editors and the reader accept and refuse alike; <c>tests/browser</c> asks the schema by the same cases.</summary>
    [Fact]
    public void The_reader_refuses_what_the_schema_for_editors_refuses()
    {
        using var cases = JsonDocument.Parse(Repository.Read("tests/browser/checks/schema-cases.json"));
        var attestation = cases.RootElement.GetProperty("attestation");
        var sound = JsonNode.Parse(attestation.GetProperty("sound").GetRawText())!.AsObject();
        Assert.Single(Read(Repository.AsYaml(sound)).Entries);
        Assert.All(attestation.GetProperty("broken").EnumerateArray(), b =>
            Assert.Throws<DocumentException>(() => Read(Repository.AsYaml(Repository.Changed(sound, b.GetProperty("set"))))));
        using var schema = JsonDocument.Parse(Repository.Read("rules/powerhour.attestations.schema.json"));
        Assert.Equal(Catalog.Advisories.Select(a => a.Id), schema.RootElement.GetProperty("items").GetProperty("properties").GetProperty("advisory").GetProperty("enum").EnumerateArray().Select(e => e.GetString()!), StringComparer.Ordinal);
    }

    private static AuditReport Report(AttestationList list)
    {
        var services = ServiceCatalog.BuiltIn();
        return AuditPipeline.Run(DemoAccount.Open(services), new AuditOptions { Rules = Catalog.Select(r => r.Id.StartsWith("sagemaker/notebook-", StringComparison.Ordinal)), Services = services, Attestations = list });
    }

    private static AttestationList Read(string text) => AttestationReader.Read(new SourceFile("powerhour.attestations.yaml", text.ReplaceLineEndings("\n")), Catalog.Advisories);
}
