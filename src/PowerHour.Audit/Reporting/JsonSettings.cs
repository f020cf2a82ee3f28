using System.Text.Json;

namespace PowerHour.Audit.Reporting;

/// <summary>What the organisation decided, in the JSON report.</summary>
internal static class JsonSettings
{
    /// <summary>Writes the member <c>settings</c>.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("settings");
        json.Text("file", report.Settings.File);
        json.Text("hash", report.Settings.Hash);
        json.WriteBoolean("allResources", report.AllResources);
        json.Texts("trustedAccounts", report.TrustedAccounts);
        json.WriteStartObject("roleStages");
        foreach (var (key, _, patterns) in report.Settings.RoleStages.All)
        {
            json.Texts(key, patterns);
        }

        json.WriteEndObject();
        json.Texts("serviceControlPolicies", [.. report.Settings.ServiceControl.Select(l => l.Name)]);
        json.Texts("resourceControlPolicies", [.. report.Settings.ResourceControl.Select(l => l.Name)]);
        json.List("overrides", report.Overrides, (j, o) =>
        {
            j.Text("rule", o.Rule.Id);
            j.Text("subject", o.Subject);
            j.Text("card", o.Card);
            j.Text("here", o.Here);
            j.Text("reason", o.Reason);
        });
        json.WriteEndObject();
    }
}
