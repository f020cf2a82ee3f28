using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Reporting;

/// <summary>All inputs from which a report follows: with the same of each, the same bytes.</summary>
public static class ReportIntegrity
{
    /// <summary>The inputs of a report, in a fixed order; those that it did not have, too.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The inputs.</returns>
    public static IReadOnlyList<IntegrityEntry> Of(AuditReport report) =>
    [
        new("tool", "PowerHour.Audit", "", report.ToolVersion),
        new("snapshot", "Snapshot", "", report.SnapshotHash),
        new("rules", "Rules", "", report.RulesHash),
        new("services", "Descriptor pages of one's own", "", report.ServicesHash),
        new("settings", "Settings", report.Settings.File, report.Settings.Hash),
        new("suppressions", "Suppressions", report.Suppressions.File, report.Suppressions.Hash),
        new("attestations", "Attestations", report.Attestations.File, report.Attestations.Hash),
        new("baseline", "Baseline", report.Changes?.Baseline.File ?? "", report.Changes?.Baseline.Hash ?? ""),
        new("templates", "Templates", "", report.TemplatesHash),
    ];

    /// <summary>The inputs that a report had, in the same order: those with a hash or a version.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The inputs.</returns>
    internal static IEnumerable<IntegrityEntry> Given(AuditReport report) => Of(report).Where(e => e.Value.Length > 0);

    /// <summary>A report with its files named as another names them, where they are the same files: a name is no evidence.</summary>
    /// <param name="report">The report.</param>
    /// <param name="said">How the other report names its inputs.</param>
    /// <returns>The report.</returns>
    internal static AuditReport Named(AuditReport report, IEnumerable<IntegrityEntry> said)
    {
        var names = said.Where(s => s.Value.Length > 0).ToLookup(s => (s.Key, s.Value), s => s.File);
        string Name(string key, string hash, string own) => names[(key, hash)].FirstOrDefault(own);
        return report with
        {
            Settings = report.Settings with { File = Name("settings", report.Settings.Hash, report.Settings.File) },
            Suppressions = report.Suppressions with { File = Name("suppressions", report.Suppressions.Hash, report.Suppressions.File) },
            Attestations = report.Attestations with { File = Name("attestations", report.Attestations.Hash, report.Attestations.File) },
            Changes = report.Changes is { } changes ? new ReportChanges(changes.Baseline with { File = Name("baseline", changes.Baseline.Hash, changes.Baseline.File) }, changes.Notes, changes.All) : null,
        };
    }
}
