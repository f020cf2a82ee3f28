using System.Text.Json;
using PowerHour.Audit.Findings.Suppressions;

namespace PowerHour.Audit.Reporting;

/// <summary>Recorded decisions not to act, in the JSON report.</summary>
internal static class JsonSuppressions
{
    /// <summary>Writes the member <c>suppressions</c>: every entry of the file, and what became of it.</summary>
    public static void Write(Utf8JsonWriter json, AppliedSuppressions applied)
    {
        json.WriteStartObject("suppressions");
        json.Text("file", applied.File);
        json.Text("hash", applied.Hash);
        json.List("entries", applied.Uses, (j, use) =>
        {
            j.Text("rule", use.Suppression.RuleId);
            j.Text("resource", use.Suppression.Resource);
            WriteDecision(j, use.Suppression);
            j.WriteNumber("line", use.Suppression.Line);
            j.Text("state", State(use.State));
            j.WriteNumber("findings", use.Findings);
        });
        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>suppression</c> of a finding; null where there is none.</summary>
    public static void WriteOf(Utf8JsonWriter json, Suppression? suppression)
    {
        if (suppression is null)
        {
            json.WriteNull("suppression");
            return;
        }

        json.WriteStartObject("suppression");
        WriteDecision(json, suppression);
        json.WriteNumber("line", suppression.Line);
        json.WriteEndObject();
    }

    private static void WriteDecision(Utf8JsonWriter json, Suppression suppression)
    {
        json.Text("reason", suppression.Reason.Name());
        json.Text("justification", suppression.Justification);
        json.Text("approvedBy", suppression.ApprovedBy);
        json.Text("expires", SuppressionSentences.Day(suppression.Expires));
    }

    private static string State(SuppressionState state) => state switch
    {
        SuppressionState.InForce => "in-force",
        SuppressionState.Expired => "expired",
        SuppressionState.Unmatched => "unmatched",
        _ => "not-judged",
    };
}
