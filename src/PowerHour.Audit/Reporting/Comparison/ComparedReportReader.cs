using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>Reads a JSON report back, of this version of the form or an earlier one that says the same.</summary>
public static class ComparedReportReader
{
    private static readonly string Major = JsonReport.SchemaVersion[..(JsonReport.SchemaVersion.IndexOf('.', StringComparison.Ordinal) + 1)];

    /// <summary>Reads a report.</summary>
    /// <param name="name">The file as the person named it.</param>
    /// <param name="bytes">The file.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DocumentException">It is no JSON report, or one of another form.</exception>
    public static ComparedReport Read(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Read(name, json.RootElement) with { Hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) };
        }
        catch (JsonException e)
        {
            throw Wrong(name, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "this is not JSON: expected a report that `--format json` wrote");
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Wrong(name, 1, 1, $"this is no whole report of `--format json`: {e.Message}");
        }
    }

    private static ComparedReport Read(string name, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schemaVersion", out var version) || version.ValueKind != JsonValueKind.String)
        {
            throw Wrong(name, 1, 1, "this is no report of `--format json`: it has no `schemaVersion`");
        }

        if (!version.GetString()!.StartsWith(Major, StringComparison.Ordinal))
        {
            throw Wrong(name, 1, 1, $"this report is of form {version.GetString()}; this version of the tool reads {Major}x: judge the snapshot again with it");
        }

        var (tool, account) = (root.GetProperty("tool"), root.GetProperty("account"));
        return new ComparedReport
        {
            File = name,
            AccountId = Text(account, "id"),
            Partition = Text(account, "partition"),
            EndedAt = Time(account.GetProperty("endedAt")),
            ToolVersion = Text(tool, "version"),
            RulesHash = Text(tool, "rulesHash"),
            SnapshotHash = Text(tool, "snapshotHash"),
            SettingsHash = Text(root.GetProperty("settings"), "hash"),
            Rules = root.GetProperty("rules").EnumerateArray().DistinctBy(r => Text(r, "id"), StringComparer.Ordinal).ToDictionary(r => Text(r, "id"), Aliases, StringComparer.Ordinal),
            Coverage = root.GetProperty("coverage").EnumerateArray().GroupBy(c => (Text(c, "type"), Text(c, "region"))).ToDictionary(g => g.Key, g => g.All(c => c.GetProperty("complete").GetBoolean())),
            Findings = [.. root.GetProperty("findings").EnumerateArray().Select(ReadFinding)],
        };
    }

    private static IReadOnlyList<string> Aliases(JsonElement rule) => [.. rule.GetProperty("aliases").EnumerateArray().Select(a => a.GetString()!)];

    private static ComparedFinding ReadFinding(JsonElement finding)
    {
        var resource = finding.GetProperty("resource");
        var status = Enum.GetValues<Status>().First(s => s.Name() == Text(finding, "status"));
        return new ComparedFinding
        {
            Fingerprint = Text(finding, "fingerprint"),
            RuleId = Text(finding, "rule"),
            Severity = SeverityNames.HighestFirst.First(s => s.Name() == Text(finding, "severity")),
            Status = status,
            Resource = new FindingResource(Text(resource, "arn"), Text(resource, "type"), Text(resource, "name"), Text(resource, "region"), Text(resource, "accountId")),
            IsSuppressed = finding.TryGetProperty("suppression", out var suppression) && suppression.ValueKind == JsonValueKind.Object,
            Evidence = status == Status.Fail ? [.. finding.GetProperty("evidence").EnumerateArray().Select(ReadEvidence)] : [],
        };
    }

    private static Evidence ReadEvidence(JsonElement evidence) => new(Text(evidence, "call"), Text(evidence, "path"), Text(evidence, "value"),
        evidence.GetProperty("at") is { ValueKind: JsonValueKind.String } at ? Time(at) : null);

    private static string Text(JsonElement parent, string name) => parent.GetProperty(name).GetString() ?? throw new FormatException($"`{name}` is null");

    private static DateTimeOffset Time(JsonElement time) => DateTimeOffset.ParseExact(time.GetString()!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DocumentException Wrong(string name, int line, int column, string message) => new(new DocumentProblem(name, line, column, message));
}
