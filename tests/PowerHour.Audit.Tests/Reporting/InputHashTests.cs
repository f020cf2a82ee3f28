using System.Text.Json;
using System.Xml.Linq;
using PowerHour.Audit.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>What a finding rests on goes with it wherever the format has a place for it.</summary>
public sealed class InputHashTests
{
    private static readonly AuditReport Report = SampleReports.Pleasant();

    private static readonly List<(string Key, string Value)> Expected = [.. ReportIntegrity.Of(Report).Where(e => e.Value.Length > 0).Select(e => (e.Key, e.Value))];

    [Fact]
    public void Every_suite_of_JUnit_names_the_inputs()
    {
        var suites = XDocument.Load(new MemoryStream(Written.Bytes(Report, "junit"))).Descendants("testsuite").ToList();
        Assert.NotEmpty(suites);
        Assert.All(suites, s => Assert.Equal(Expected, s.Element("properties")!.Elements("property").Select(p => (((string)p.Attribute("name")!)["powerhour.".Length..], (string)p.Attribute("value")!))));
    }

    [Fact]
    public void Every_event_of_OCSF_names_the_inputs() => AssertAll("ocsf", e => e.GetProperty("unmapped").GetProperty("integrity").EnumerateObject().Select(p => (p.Name, p.Value.GetString()!)));

    [Fact]
    public void Every_finding_of_ASFF_names_the_inputs() => AssertAll("asff", f => f.GetProperty("ProductFields").EnumerateObject().Where(p => p.Name.StartsWith("powerhour/input/", StringComparison.Ordinal)).Select(p => (p.Name["powerhour/input/".Length..], p.Value.GetString()!)));

    private static void AssertAll(string format, Func<JsonElement, IEnumerable<(string Key, string Value)>> inputs)
    {
        using var json = JsonDocument.Parse(Written.Bytes(Report, format));
        Assert.Equal(Report.Findings.Count, json.RootElement.GetArrayLength());
        Assert.All(json.RootElement.EnumerateArray(), f => Assert.Equal(Expected, inputs(f)));
    }
}
