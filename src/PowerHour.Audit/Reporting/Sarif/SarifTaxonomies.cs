using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Reporting.Html;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.Sarif;

/// <summary>The frameworks that rules serve, or where a report has none the catalogues that threats refer to, as SARIF taxonomies, with the rules' relations into them.</summary>
internal sealed class SarifTaxonomies
{
    private readonly List<Taxonomy> _taxonomies;

    /// <summary>Collects the frameworks of a report, and its threats as one.</summary>
    public SarifTaxonomies(AuditReport report)
    {
        var threats = report.Threats;
        var own = new Taxonomy("PowerHour.Audit threats", [.. threats.Select(t => new Taxon(t.Id, t.Title, [t.Id], []))]);
        var catalogs = threats.SelectMany(t => t.References.SelectMany(r => r.Value.Select(text => (Catalog: r.Key, Text: text, Threat: t.Id))))
            .GroupBy(x => x.Catalog, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Taxonomy(CatalogNames.Of(g.Key), Taxa(g.Select(x => (x.Text, x.Threat)))));
        var frameworks = report.Frameworks.Select(f => new Taxonomy(f.FullTitle, [.. f.Controls.Where(c => c.Rules.Count > 0).Select(c => new Taxon(c.Id, c.Title, [], c.Rules.ToHashSet(StringComparer.Ordinal)))]));
        _taxonomies = [own, .. report.Frameworks.Count > 0 ? frameworks : catalogs];
    }

    /// <summary>Writes the run's taxonomies.</summary>
    public void Write(Utf8JsonWriter json) => json.List("taxonomies", _taxonomies, (j, taxonomy) =>
    {
        j.Text("name", taxonomy.Name);
        j.List("taxa", taxonomy.Taxa, (inner, taxon) =>
        {
            inner.Text("id", taxon.Id);
            inner.WriteStartObject("shortDescription");
            inner.Text("text", taxon.Title);
            inner.WriteEndObject();
        });
    });

    /// <summary>Writes a rule's relations.</summary>
    public void WriteRelationships(Utf8JsonWriter json, Rule rule)
    {
        var threats = rule.Threats.Select(t => t.Threat).ToHashSet(StringComparer.Ordinal);
        json.WriteStartArray("relationships");
        for (var i = 0; i < _taxonomies.Count; i++)
        {
            for (var k = 0; k < _taxonomies[i].Taxa.Count; k++)
            {
                if (_taxonomies[i].Taxa[k].Rules.Contains(rule.Id) || _taxonomies[i].Taxa[k].Threats.Any(threats.Contains))
                {
                    WriteRelationship(json, i, k);
                }
            }
        }

        json.WriteEndArray();
    }

    /// <summary>One line for each: rules have thousands of them. The taxonomy is named by its place, and the kind is the one that SARIF takes where none is said.</summary>
    private void WriteRelationship(Utf8JsonWriter json, int taxonomy, int taxon)
    {
        var id = JsonEncodedText.Encode(_taxonomies[taxonomy].Taxa[taxon].Id);
        json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $$$$"""{"target":{"id":"{{{{id}}}}","index":{{{{taxon}}}},"toolComponent":{"index":{{{{taxonomy}}}}}}}"""));
    }

    private static List<Taxon> Taxa(IEnumerable<(string Text, string Threat)> references) =>
        [.. references.GroupBy(r => Id(r.Text), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Taxon(g.Key, g.First().Text, [.. g.Select(r => r.Threat)], []))];

    private static string Id(string text) => text.Split(' ')[0];

    private sealed record Taxonomy(string Name, IReadOnlyList<Taxon> Taxa);

    private sealed record Taxon(string Id, string Title, IReadOnlyList<string> Threats, HashSet<string> Rules);
}
