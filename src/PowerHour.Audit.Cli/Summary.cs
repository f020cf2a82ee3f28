using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Attestations;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Comparison;
using PowerHour.Audit.Scoring;
using Spectre.Console;

namespace PowerHour.Audit.Cli;

/// <summary>The short table at the end of a run.</summary>
/// <param name="streams">Where to.</param>
internal sealed class Summary(Streams streams)
{
    private const int LongestLine = 400;

    /// <summary>Prints the summary of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="files">The files written.</param>
    public void Print(AuditReport report, IEnumerable<string> files)
    {
        var manifest = report.Manifest;
        streams.Out.WriteLine($"Account {manifest.AccountId} ({manifest.Partition}), {Counted(manifest.Regions.Count, "region")}, {Counted(report.Rules.Count, "rule")}, {Counted(report.Findings.Count, "finding")}");
        PrintSettings(report);
        streams.Console.Write(Controls(report));
        new FindingLines(streams).Print(report);
        PrintSuppressions(report);
        PrintAttestations(report);
        PrintChanges(report);
        PrintScores(report);
        PrintGaps(manifest);
        foreach (var file in files)
        {
            streams.Out.WriteLine($"Written: {file}");
        }
    }

    private void PrintSettings(AuditReport report)
    {
        if (report.Settings.File.Length > 0)
        {
            var disabled = report.Overrides.Count(o => o.Subject == "disabled");
            streams.Out.WriteLine(Streams.Plain($"Settings: {report.Settings.File} (rules disabled: {disabled}, other changes: {report.Overrides.Count - disabled}; all are in the report)"));
        }
    }

    private void PrintSuppressions(AuditReport report)
    {
        var applied = report.Suppressions;
        if (!applied.IsGiven)
        {
            return;
        }

        streams.Out.WriteLine(Streams.Plain($"Suppressions: {applied.File}: {Counted(report.Findings.Count(f => f.IsSuppressed), "failure")} suppressed (they are among FAIL above)"));
        foreach (var use in applied.Uses.Where(u => u.State != SuppressionState.InForce))
        {
            streams.Out.WriteLine(Streams.Plain($"  {applied.File}({use.Suppression.Line}): {use.Suppression.RuleId} on {use.Suppression.Resource}: {Words(use)}"));
        }
    }

    private static string Words(SuppressionUse use) => use.State switch
    {
        SuppressionState.Expired => $"expired on {use.Suppression.Expires:yyyy-MM-dd}; failures that count again: {use.Findings}",
        SuppressionState.Unmatched => "matches nothing that fails; it can go",
        _ => "its rule does not judge in this run",
    };

    private void PrintAttestations(AuditReport report)
    {
        if (report.Attestations.File.Length > 0)
        {
            streams.Out.WriteLine(Streams.Plain($"Attestations: {report.Attestations.File}: {string.Join(", ", Enum.GetValues<AttestationState>().Select(s => $"{s.Name()} {report.Advisories.Count(a => a.State == s)}"))} (no score counts them)"));
        }
    }

    private void PrintChanges(AuditReport report)
    {
        if (report.Changes is { } changes)
        {
            streams.Out.WriteLine(Streams.Plain($"Baseline {changes.Baseline.File}: {string.Join(", ", ChangeKinds.All.Select(k => $"{k.Name()} {changes.Of(k).Count()}"))}"));
            foreach (var note in changes.Notes)
            {
                streams.Out.WriteLine(Streams.Plain($"  {note}"));
            }
        }
    }

    private void PrintScores(AuditReport report)
    {
        foreach (var score in report.Score.Threats)
        {
            var title = report.Threats.First(t => t.Id == score.Threat).Title;
            streams.Out.WriteLine(score.IsScored
                ? $"Score, {title}: {score.Low} ({score.Low}-{score.High}) of 100, {score.Coverage} % decided, {score.Grade.Name()}{Held(score)}{Residual(score, report.ResidualScore)}"
                : $"Score, {title}: NOT_APPLICABLE");
        }
    }

    private static string Held(ThreatScore score) =>
        score.CapLow.Causes.Count == 0 ? "" : $"; not above {score.CapLow.Limit} because of {score.CapLow.Causes[0].Rule.Id}{(score.CapLow.Causes.Count == 1 ? "" : $" and {score.CapLow.Causes.Count - 1} more")}";

    private static string Residual(ThreatScore score, AccountScore all) =>
        all.Threats.FirstOrDefault(t => t.Threat == score.Threat) is { } residual && (residual.Low, residual.High) != (score.Low, score.High) ? $"; without what is suppressed {residual.Low}-{residual.High}" : "";

    private static Table Controls(AuditReport report)
    {
        var table = new Table { Border = TableBorder.Simple };
        var all = StatusCounts.Of(report.Findings);
        table.AddColumns([.. Columns(all, "FAIL", "UNKNOWN", "ERROR", "MANUAL", "PASS", "N/A").Prepend("Control")]);
        foreach (var control in report.Controls)
        {
            AddRow(table, control.Title, StatusCounts.Of(report.Findings.Where(f => f.Rule.Control == control.Id)), all);
        }

        AddRow(table, "All", all, all);
        return table;
    }

    private static void AddRow(Table table, string title, StatusCounts counts, StatusCounts all)
    {
        if (counts.Total > 0)
        {
            table.AddRow([.. Columns(all, $"{counts.Fail}", $"{counts.Unknown}", $"{counts.Error}", $"{counts.Manual}", $"{counts.Pass}", $"{counts.NotApplicable}").Prepend(Markup.Escape(title))]);
        }
    }

    /// <summary>The third column is that of ERROR: it stands there only where a rule failed.</summary>
    private static IEnumerable<string> Columns(StatusCounts all, params string[] columns) => columns.Where((_, i) => i != 2 || all.Error > 0);

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private void PrintGaps(SnapshotManifest manifest)
    {
        var gaps = manifest.Gaps.Where(g => g.Cause != GapCause.NotCollected).ToArray();
        if (manifest.Interrupted)
        {
            streams.Out.WriteLine("Stopped before the end: what was read by then is judged, and whatever rests on the rest is UNKNOWN.");
        }

        if (gaps.Length == 0)
        {
            streams.Out.WriteLine("Everything that was asked for could be read.");
            return;
        }

        streams.Out.WriteLine($"Could not be read ({Counted(gaps.Length, "kind")} of failed calls; what rests on them is UNKNOWN, never PASS):");
        foreach (var gap in gaps.Take(12))
        {
            streams.Out.WriteLine(VisibleText.Line($"  {gap.Cause.Name()} {gap.Operation} in {gap.Region}, {Counted(gap.Count, "time")}{(gap.Permission.Length > 0 ? $"; would need {gap.Permission}" : "")}", LongestLine));
        }

        if (gaps.Length > 12)
        {
            streams.Out.WriteLine($"  … and {gaps.Length - 12} more, all in the report");
        }
    }
}
