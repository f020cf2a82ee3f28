using System.Text.Json;
using PowerHour.Audit.Findings.Attestations;

namespace PowerHour.Audit.Reporting;

/// <summary>What only people can say, in the JSON report.</summary>
internal static class JsonAdvisories
{
    /// <summary>Writes the members <c>attestations</c> and <c>advisories</c>.</summary>
    public static void Write(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartObject("attestations");
        json.Text("file", report.Attestations.File);
        json.Text("hash", report.Attestations.Hash);
        json.WriteEndObject();
        json.List("advisories", report.Advisories, (j, a) =>
        {
            j.Text("id", a.Advisory.Id);
            j.Text("title", a.Advisory.Title);
            j.Text("statement", a.Advisory.Statement);
            j.Texts("threats", a.Advisory.Threats);
            j.Texts("points", a.Advisory.Points);
            j.Text("state", a.State.Name().Replace(' ', '-'));
            WriteWord(j, a.Attestation);
        });
    }

    private static void WriteWord(Utf8JsonWriter json, Attestation? word)
    {
        if (word is null)
        {
            json.WriteNull("attestation");
            return;
        }

        json.WriteStartObject("attestation");
        json.Text("attestedBy", word.AttestedBy);
        json.Text("attestedOn", SuppressionSentences.Day(word.AttestedOn));
        json.Text("link", word.Link);
        json.Text("expires", SuppressionSentences.Day(word.Expires));
        json.WriteEndObject();
    }
}
