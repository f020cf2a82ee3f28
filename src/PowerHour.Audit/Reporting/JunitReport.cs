using System.Text;
using System.Xml;
using PowerHour.Audit.Findings;

namespace PowerHour.Audit.Reporting;

/// <summary>JUnit XML, for build servers: a suite for every control, a case for every finding. What was not decided is skipped, never passed; so is a failure that somebody answers for.</summary>
public static class JunitReport
{
    private const int MaxText = 4096;

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false };

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        var index = new ReportIndex(report);
        using var xml = XmlWriter.Create(output, Settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("testsuites");
        Attribute(xml, "name", $"PowerHour.Audit of account {report.Manifest.AccountId}");
        Count(xml, "tests", index.Counts.Total);
        Count(xml, "failures", index.Counts.Unanswered);
        Count(xml, "errors", index.Counts.Error);
        foreach (var group in index.Tallies.GroupBy(t => t.Rule.Control, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            WriteSuite(xml, report, index.ControlTitle(group.Key), [.. group]);
        }

        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteSuite(XmlWriter xml, AuditReport report, string name, IReadOnlyList<RuleTally> tallies)
    {
        var counts = StatusCounts.Of(tallies.SelectMany(t => t.Findings));
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", name);
        Count(xml, "tests", counts.Total);
        Count(xml, "failures", counts.Unanswered);
        Count(xml, "errors", counts.Error);
        Count(xml, "skipped", counts.Suppressed + counts.Unknown + counts.Manual + counts.NotApplicable);
        Attribute(xml, "timestamp", ReportText.Machine(report.Manifest.EndedAt).TrimEnd('Z'));
        WriteProperties(xml, report);
        foreach (var finding in tallies.SelectMany(t => t.Findings))
        {
            WriteCase(xml, finding);
        }

        xml.WriteEndElement();
    }

    // The schema has properties in suites alone; build servers show them beside each.
    private static void WriteProperties(XmlWriter xml, AuditReport report)
    {
        xml.WriteStartElement("properties");
        foreach (var entry in ReportIntegrity.Given(report))
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", $"powerhour.{entry.Key}");
            Attribute(xml, "value", entry.Value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteCase(XmlWriter xml, Finding finding)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", finding.Rule.Id.Replace('/', '.'));
        Attribute(xml, "name", $"{finding.Rule.Title}: {finding.Resource.Arn}");
        var element = finding.IsSuppressed ? "skipped" : finding.Status switch { Status.Pass => null, Status.Fail => "failure", Status.Error => "error", _ => "skipped" };
        if (element is not null)
        {
            xml.WriteStartElement(element);
            if (element != "skipped")
            {
                Attribute(xml, "type", finding.Severity.Name());
            }

            Attribute(xml, "message", $"{finding.Status.Name()}{(finding.Suppression is { } decided ? $", suppressed ({SuppressionSentences.Decision(decided)})" : "")}: {finding.Message}");
            if (finding.Status is not Status.NotApplicable)
            {
                xml.WriteString(VisibleText.Of(VisibleText.Cut(Detail(finding), MaxText)));
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Detail(Finding finding)
    {
        var text = new StringBuilder();
        text.Append(finding.Rule.Id).Append(" (").Append(finding.Severity.Name()).Append(")\n").Append(finding.Resource.Arn).Append('\n');
        foreach (var evidence in finding.Evidence)
        {
            text.Append(evidence.Call.Length == 0 ? "derived" : evidence.Call).Append(' ').Append(evidence.Path).Append(" = ").Append(evidence.Value).Append('\n');
        }

        foreach (var gap in finding.GapIds)
        {
            text.Append("not read: ").Append(gap).Append('\n');
        }

        return text.Append(finding.Rule.Remediation.Text).ToString();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, VisibleText.Line(value, MaxText));

    private static void Count(XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, ReportText.Plain(value));
}
