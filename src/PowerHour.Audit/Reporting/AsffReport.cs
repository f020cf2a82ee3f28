using System.Text.Json;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>The AWS Security Finding Format: a JSON list as <c>BatchImportFindings</c> takes it, a hundred at a time.</summary>
public static class AsffReport
{
    private const int MaxTitle = 256;
    private const int MaxDescription = 1024;
    private const int MaxRecommendation = 512;
    private const int MaxId = 512;
    private const int MaxNote = 512;
    private const int FindingsPerFlush = 512;

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = "AwsS3Bucket",
        ["AWS::IAM::Role"] = "AwsIamRole",
        ["AWS::KMS::Key"] = "AwsKmsKey",
        ["AWS::EC2::SecurityGroup"] = "AwsEc2SecurityGroup",
        ["AWS::EC2::Subnet"] = "AwsEc2Subnet",
        ["AWS::EC2::VPC"] = "AwsEc2Vpc",
        ["AWS::ApiGateway::RestApi"] = "AwsApiGatewayRestApi",
        ["AWS::ECR::Repository"] = "AwsEcrRepository",
        ["AWS::SecretsManager::Secret"] = "AwsSecretsManagerSecret",
        ["AWS::SageMaker::NotebookInstance"] = "AwsSageMakerNotebookInstance",
    };

    /// <summary>Writes the report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where to; stays open.</param>
    public static void Write(AuditReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" });
        json.WriteStartArray();
        for (var i = 0; i < report.Findings.Count; i++)
        {
            WriteFinding(json, report, report.Findings[i]);
            if (i % FindingsPerFlush == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteFinding(Utf8JsonWriter json, AuditReport report, Finding finding)
    {
        var (manifest, rule) = (report.Manifest, finding.Rule);
        var region = manifest.Regions.Count == 0 ? "us-east-1" : manifest.Regions[0];
        var time = ReportText.Machine(manifest.EndedAt);
        json.WriteStartObject();
        json.Text("SchemaVersion", "2018-10-08");
        json.Text("Id", $"powerhour/{manifest.AccountId}/{finding.Fingerprint}");
        json.Text("ProductArn", Said($"arn:{manifest.Partition}:securityhub:{region}:{manifest.AccountId}:product/{manifest.AccountId}/default", MaxId));
        json.Text("GeneratorId", Said($"powerhour/{rule.Id}", MaxId));
        json.Text("AwsAccountId", manifest.AccountId);
        json.Texts("Types", ["Software and Configuration Checks/AWS Security Best Practices"]);
        json.Text("CreatedAt", time);
        json.Text("UpdatedAt", time);
        One(json, "Severity", "Label", Label(finding));
        json.Text("Title", Said(rule.Title, MaxTitle));
        json.Text("Description", Said(finding.Message, MaxDescription));
        WriteRemediation(json, rule);
        WriteResource(json, manifest.Partition, finding.Resource);
        WriteCompliance(json, finding);
        One(json, "Workflow", "Status", finding.IsSuppressed ? "SUPPRESSED" : finding.Status is Status.Pass or Status.NotApplicable ? "RESOLVED" : "NEW");
        WriteNote(json, finding, time);
        json.Text("RecordState", "ACTIVE");
        json.WriteStartObject("ProductFields");
        json.Text("powerhour/status", finding.Status.Name());
        json.Text("powerhour/control", Said(rule.Control, MaxTitle));
        json.Text("powerhour/threats", Said(string.Join(", ", rule.Threats.Select(t => t.Threat)), MaxTitle));
        foreach (var entry in ReportIntegrity.Given(report))
        {
            json.Text($"powerhour/input/{entry.Key}", Said(entry.Value, MaxTitle));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRemediation(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject("Remediation");
        json.WriteStartObject("Recommendation");
        json.Text("Text", Said(rule.Remediation.Text, MaxRecommendation));
        if (rule.References.FirstOrDefault(r => Templates.SafeUrl.Of(r) != "#") is { } link)
        {
            json.Text("Url", Templates.SafeUrl.Of(link));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, string partition, FindingResource resource) => json.List("Resources", [resource], (j, r) =>
    {
        j.Text("Type", Types.GetValueOrDefault(r.Type, "Other"));
        j.Text("Id", Said(r.Arn, MaxId));
        j.Text("Partition", partition);
        if (r.Region != "global")
        {
            j.Text("Region", Said(r.Region, 16));
        }
    });

    private static void WriteCompliance(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("Compliance");
        json.Text("Status", finding.Status switch { Status.Pass => "PASSED", Status.Fail => "FAILED", Status.Unknown => "WARNING", _ => "NOT_AVAILABLE" });
        if (finding.GapIds.Count > 0)
        {
            json.List("StatusReasons", finding.GapIds.Take(20), (j, gap) =>
            {
                j.Text("ReasonCode", "CONFIG_EVALUATIONS_EMPTY");
                j.Text("Description", Said(gap, MaxDescription));
            });
        }

        json.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter json, Finding finding, string time)
    {
        if (finding.Suppression is { } suppression)
        {
            json.WriteStartObject("Note");
            json.Text("Text", Said(SuppressionSentences.Decision(suppression), MaxNote));
            json.Text("UpdatedBy", Said(suppression.ApprovedBy, MaxNote));
            json.Text("UpdatedAt", time);
            json.WriteEndObject();
        }
    }

    private static string Label(Finding finding) =>
        finding.Status is Status.Pass or Status.NotApplicable ? "INFORMATIONAL" : finding.Severity.Name().ToUpperInvariant();

    private static void One(Utf8JsonWriter json, string name, string member, string value)
    {
        json.WriteStartObject(name);
        json.Text(member, value);
        json.WriteEndObject();
    }

    /// <summary>A text as the format wants it: shown, not blank, not longer than allowed.</summary>
    private static string Said(string text, int max)
    {
        var shown = VisibleText.Of(text.Length > max ? text[..max] : text);
        var cut = shown.Length <= max ? shown : VisibleText.Of(shown[..(max - 1)] + "…");
        return string.IsNullOrWhiteSpace(cut) ? "(none)" : cut.Length <= max ? cut : cut[..max];
    }
}
