namespace PowerHour.Audit.Reporting.Html;

/// <summary>The names and values that say what was audited.</summary>
internal static class FactViews
{
    /// <summary>Whose account, when, by whom, how far.</summary>
    public static IReadOnlyList<FactView> Scope(AuditReport report)
    {
        var manifest = report.Manifest;
        return
        [
            new("Account", manifest.AccountId, IsCode: true),
            new("Partition", manifest.Partition, IsCode: true),
            new(manifest.Regions.Count == 1 ? "Region" : $"{ReportText.Number(manifest.Regions.Count)} regions", string.Join(", ", manifest.Regions), IsCode: true),
            new("Read as", manifest.CallerArn, IsCode: true),
            new("Read from", ReportText.Human(manifest.StartedAt), IsCode: false),
            new("Read until", $"{ReportText.Human(manifest.EndedAt)} ({ReportText.Duration(manifest.EndedAt - manifest.StartedAt)})", IsCode: false),
            new("Job history", $"the last {ReportText.Count(manifest.LookbackDays, "day")}, and every job behind a served model", IsCode: false),
            new("Calls made", ReportText.Number(manifest.Calls), IsCode: false),
            new("Rules", $"{ReportText.Number(report.Rules.Count)}, pack {Short(report.RulesHash)}", IsCode: false),
            new("Snapshot", Short(report.SnapshotHash), IsCode: true),
        ];
    }

    /// <summary>What identifies the inputs of this report.</summary>
    public static IReadOnlyList<FactView> Integrity(AuditReport report) =>
    [
        new("Judged by", $"PowerHour.Audit {report.ToolVersion}", IsCode: false),
        .. ReportIntegrity.Of(report).Where(e => e.Key != "tool" && e.Value.Length > 0).Select(e => new FactView($"{e.Label}, SHA-256", e.Value, IsCode: true)),
        new("Collected by", $"PowerHour.Audit {report.Manifest.ToolVersion}", IsCode: false),
        new("Collected for rules, SHA-256", report.Manifest.RulesHash.Length == 0 ? "not recorded" : report.Manifest.RulesHash, IsCode: report.Manifest.RulesHash.Length > 0),
        new("Clock of every judgement", ReportText.Human(report.Manifest.EndedAt), IsCode: false),
    ];

    private static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];
}
