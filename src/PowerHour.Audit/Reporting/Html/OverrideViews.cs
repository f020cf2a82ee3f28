using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>What the organisation decided, for the page.</summary>
internal static class OverrideViews
{
    /// <summary>The changes to rules.</summary>
    public static IReadOnlyList<OverrideView> Rules(AuditReport report) =>
        [.. report.Overrides.Select(o => new OverrideView(o.Rule.Id, o.Rule.Title, o.Subject, o.Card, o.Here, o.Reason))];

    /// <summary>The assumptions about accounts and roles, and the file that they come from.</summary>
    public static IReadOnlyList<FactView> Assumptions(AuditReport report)
    {
        List<FactView> facts = [new("Accounts that count as one's own", report.TrustedAccounts.Count == 0 ? "only the one that was read" : string.Join(", ", report.TrustedAccounts), IsCode: report.TrustedAccounts.Count > 0)];
        facts.AddRange(report.Settings.RoleStages.All.Where(s => s.Patterns.Count > 0).Select(s => new FactView($"Roles of stage {s.Stage}", string.Join(", ", s.Patterns), IsCode: true)));
        foreach (var (said, levels) in (ReadOnlySpan<(string, ImmutableArray<PolicyLevel>)>)[("Service control policies taken as binding", report.Settings.ServiceControl), ("Resource control policies taken as binding", report.Settings.ResourceControl)])
        {
            facts.AddRange(levels.IsEmpty ? [] : [new FactView(said, "those of " + string.Join(", ", levels.Select(l => l.Name)), IsCode: false)]);
        }

        if (report.Settings.File.Length > 0)
        {
            facts.Add(new("Settings file", report.Settings.File, IsCode: true));
            facts.Add(new("Settings, SHA-256", report.Settings.Hash, IsCode: true));
        }

        if (report.Suppressions.IsGiven)
        {
            facts.Add(new("Suppressions file", report.Suppressions.File, IsCode: true));
            facts.Add(new("Suppressions, SHA-256", report.Suppressions.Hash, IsCode: true));
        }

        return facts;
    }
}
