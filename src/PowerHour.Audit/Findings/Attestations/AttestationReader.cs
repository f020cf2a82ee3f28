using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Attestations;

/// <summary>Reads <c>powerhour.attestations.yaml</c>. The form is described in <c>docs/attestations.md</c> and <c>rules/powerhour.attestations.schema.json</c>.</summary>
public static class AttestationReader
{
    /// <summary>Reads the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="advisories">The advisories that it may name.</param>
    /// <returns>The attestations.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong; every problem is named.</exception>
    public static AttestationList Read(SourceFile source, IReadOnlyList<Advisory> advisories) =>
        new() { File = source.Name, Hash = source.Hash, Entries = YamlDocument.ReadEntries<Attestation>(source, map => ReadEntry(map, advisories), RefuseTwice) };

    private static Attestation? ReadEntry(YamlMap map, IReadOnlyList<Advisory> advisories)
    {
        var id = map.Text("advisory");
        if (map.Has("advisory") && advisories.All(a => a.Id != id))
        {
            map.Wrong("advisory", $"there is no advisory `{id}`{(Nearest.To(id, advisories.Select(a => a.Id)) is { } near ? $" — did you mean `{near}`?" : $"; there are {string.Join(", ", advisories.Select(a => a.Id))}")}");
        }

        var by = map.Text("attestedBy").Trim();
        if (map.Has("attestedBy") && by.Length == 0)
        {
            map.Wrong("attestedBy", "`attestedBy` must name who stands for this");
        }

        var on = map.Date("attestedOn");
        var link = map.Text("link").Trim();
        if (map.Has("link") && !IsAddress(link))
        {
            map.Wrong("link", $"`link` must be the address of the evidence, such as https://wiki.example.com/report, not `{link}`");
        }

        var expires = ReadExpiry(map, on);
        map.RefuseOtherKeys();
        return on is null || expires is null ? null : new Attestation(id, by, on.Value, link, expires.Value, map.Line);
    }

    private static DateOnly? ReadExpiry(YamlMap map, DateOnly? on)
    {
        var expires = map.Date("expires");
        if (on is { } first && expires is { } last && (last < first || last > first.AddDays(Attestation.MaxDays)))
        {
            map.Wrong("expires", $"`expires` must be between `attestedOn` and {Attestation.MaxDays} days after it, {first.AddDays(Attestation.MaxDays):yyyy-MM-dd}, not {last:yyyy-MM-dd}");
        }

        return expires;
    }

    private static void RefuseTwice(YamlMap map, List<Attestation> before, Attestation entry)
    {
        if (before.Find(b => b.AdvisoryId == entry.AdvisoryId) is { } first)
        {
            map.Wrong("advisory", $"the entry at line {first.Line} speaks of {entry.AdvisoryId} already: keep one of the two");
        }
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") && !text.Any(char.IsControl);
}
