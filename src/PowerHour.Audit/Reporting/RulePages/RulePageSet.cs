using System.Globalization;
using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Reporting.Markdown;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.RulePages;

/// <summary>The rules as Markdown pages: one each, and indexes by control, threat and service.</summary>
public static class RulePageSet
{
    /// <summary>The page to begin with.</summary>
    public const string Index = "README.md";

    /// <summary>Writes the pages.</summary>
    /// <param name="catalog">The rules, threats and controls.</param>
    /// <param name="services">What is known of AWS, for the calls behind a rule.</param>
    /// <returns>The pages, named by their path; links between them are relative.</returns>
    public static IEnumerable<SourceFile> Of(RuleCatalog catalog, ServiceCatalog services)
    {
        yield return new SourceFile(Index, Start(catalog));
        yield return new SourceFile("by-control.md", Grouped("Rules by control", catalog, catalog.Controls.Select(c => (c.Title, c.Summary, (Func<Rule, bool>)(r => r.Control == c.Id)))));
        yield return new SourceFile("by-threat.md", Grouped("Rules by threat", catalog, catalog.Threats.Select(t => (t.Title, t.Summary, (Func<Rule, bool>)(r => r.Threats.Any(l => l.Threat == t.Id))))));
        yield return new SourceFile("by-service.md", Grouped("Rules by service", catalog, catalog.Rules.Select(r => r.Resource.Service).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(s => (s, "", (Func<Rule, bool>)(r => r.Resource.Service == s)))));
        foreach (var rule in new RuleCompiler(services).Compile(catalog.Rules))
        {
            yield return new SourceFile($"{rule.Rule.Id}.md", RulePage.Of(rule, catalog, services));
        }
    }

    private static string Start(RuleCatalog catalog) => new StringBuilder()
        .Append("# Rules\n\n")
        .Append(CultureInfo.InvariantCulture, $"{catalog.Rules.Count} rules, hash `{catalog.Hash}`. See them [by control](by-control.md), [by threat](by-threat.md) or [by service](by-service.md).\n\n")
        .Append(Table(catalog.Rules)).ToString();

    private static string Grouped(string title, RuleCatalog catalog, IEnumerable<(string Title, string Summary, Func<Rule, bool> Has)> groups)
    {
        var all = groups.Select(g => (g.Title, g.Summary, Rules: catalog.Rules.Where(g.Has).ToArray())).ToArray();
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {title}\n\n[All rules]({Index}) · {string.Join(" · ", all.Select(g => $"[{MarkdownText.Plain(g.Title)}](#{PageAnchor.Of(g.Title)}) {g.Rules.Length}"))}\n");
        foreach (var group in all)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Plain(group.Title)}\n\n")
                .Append(group.Summary.Length == 0 ? "" : $"{MarkdownText.Paragraph(group.Summary)}\n\n")
                .Append(group.Rules.Length == 0 ? "No rule.\n" : Table(group.Rules));
        }

        return page.ToString();
    }

    private static string Table(IEnumerable<Rule> rules) =>
        string.Concat(rules.Select(r => $"| [{MarkdownText.Plain(r.Title)}]({r.Id}.md) | {r.Severity.ToString().ToLowerInvariant()} | {r.Resource.Name} |\n").Prepend("|---|---|---|\n").Prepend("| rule | severity | resource |\n"));
}
