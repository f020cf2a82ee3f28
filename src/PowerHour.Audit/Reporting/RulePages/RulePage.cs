using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Reporting.Markdown;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting.RulePages;

/// <summary>One rule as a Markdown page.</summary>
internal static class RulePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="compiled">The rule.</param>
    /// <param name="catalog">The threats and controls that it names.</param>
    /// <param name="services">What is known of AWS, for the calls behind the rule.</param>
    /// <returns>The page.</returns>
    public static string Of(CompiledRule compiled, RuleCatalog catalog, ServiceCatalog services)
    {
        var (rule, page) = (compiled.Rule, new StringBuilder());
        Head(page, rule, catalog);
        Section(page, "Why", MarkdownText.Paragraph(rule.Why));
        Section(page, "How it leads to an attack", string.Join('\n', rule.Threats.Select(t => $"* **{MarkdownText.Plain(TitleOf(t.Threat, catalog))}** ({(t.IsDirect ? "a direct step" : "helps")}): {MarkdownText.Paragraph(t.How)}")));
        Section(page, "What is judged", Expressions(rule));
        Section(page, "Read with", ReadWith(compiled, services));
        Section(page, "What a failure says", MarkdownText.Code(rule.Message));
        Section(page, "Parameters", string.Join('\n', rule.Parameters.Select(p => $"* `{p.Key}`: {MarkdownText.Code(Json(p.Value))}")));
        Section(page, "Evidence", string.Join('\n', rule.Evidence.Select(e => $"* {MarkdownText.Code(e)}")));
        Section(page, "What to do", Remediation(rule));
        Section(page, "References", string.Join('\n', rule.References.Select(r => $"* {MarkdownText.Address(r)}")));
        return page.ToString();
    }

    private static void Head(StringBuilder page, Rule rule, RuleCatalog catalog)
    {
        var up = string.Concat(Enumerable.Repeat("../", rule.Id.Count(c => c == '/')));
        var control = catalog.Controls.FirstOrDefault(c => c.Id == rule.Control)?.Title ?? rule.Control;
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Plain(rule.Title)}\n\n[All rules]({up}{RulePageSet.Index})\n\n| id | `{rule.Id}` |\n|---|---|\n")
            .Append(CultureInfo.InvariantCulture, $"| resource | {rule.Resource.Name} |\n| severity | {rule.Severity.ToString().ToLowerInvariant()} |\n")
            .Append(CultureInfo.InvariantCulture, $"| impact, exposure | {rule.Impact} of 3, {rule.Exposure} of 3 |\n")
            .Append(CultureInfo.InvariantCulture, $"| control | [{MarkdownText.Plain(control)}]({up}by-control.md#{PageAnchor.Of(control)}) |\n");
        if (rule.Aliases.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"| former ids | {string.Join(", ", rule.Aliases.Select(MarkdownText.Code))} |\n");
        }
    }

    /// <summary>The calls by type, its own first: what is joined is read too.</summary>
    private static string ReadWith(CompiledRule compiled, ServiceCatalog services)
    {
        var (types, restsOnLineage) = RuleNeeds.Named(compiled, services);
        var lines = types.Select(services.Find).OfType<ResourceDescriptor>().OrderByDescending(t => t.Type == compiled.Rule.Resource).ThenBy(t => t.Type)
            .Select(t => (t.Type, Calls: t.CallSteps.Select(c => c.Name).Distinct(StringComparer.Ordinal).Select(MarkdownText.Code).ToArray()))
            .Where(t => t.Calls.Length > 0).Select(t => $"* {t.Type.Name}: {string.Join(", ", t.Calls)}");
        return string.Join('\n', restsOnLineage ? lines.Append("* and every type of the ML lineage, which says what is reached, served and run") : lines);
    }

    private static string Expressions(Rule rule)
    {
        if (rule.IsManual)
        {
            return "A person must look: this can not be judged from what AWS answers.";
        }

        IEnumerable<(string Name, YamlText Text)> lines = [.. rule.Lets.Select(l => (l.Key, l.Value)), .. rule.Where is { } where ? [("where", where)] : Array.Empty<(string, YamlText)>(), rule.Paths is { } paths ? ("paths", paths) : ("require", rule.Require!), .. Shifts(rule)];
        return MarkdownText.Block(string.Join('\n', lines.Select(l => $"{l.Name}: {l.Text.Value.Trim()}")));
    }

    /// <summary>Where a path card gives some paths another severity than its own.</summary>
    private static IEnumerable<(string Name, YamlText Text)> Shifts(Rule rule) =>
        from shift in new[] { rule.Raise, rule.Lower }
        where shift is not null
        select ($"{shift.To.ToString().ToLowerInvariant()} when", shift.When);

    private static string Remediation(Rule rule)
    {
        var remediation = rule.Remediation;
        var parts = new[] { rule.Cut.Length == 0 ? "" : $"To break the paths: {MarkdownText.Paragraph(rule.Cut)}.", MarkdownText.Paragraph(remediation.Text), Labelled("Console", remediation.Console, MarkdownText.Paragraph), Labelled("CLI", remediation.Cli, MarkdownText.Block), Labelled("Terraform", remediation.Terraform, MarkdownText.Block) };
        return string.Join("\n\n", parts.Where(p => p.Length > 0));
    }

    private static string Labelled(string label, string text, Func<string, string> form) => text.Length == 0 ? "" : $"{label}:\n\n{form(text.Trim())}";

    private static string TitleOf(string threat, RuleCatalog catalog) => catalog.Threats.FirstOrDefault(t => t.Id == threat)?.Title ?? threat;

    private static string Json(JsonNode? value) => value?.ToJsonString() ?? "null";

    private static void Section(StringBuilder page, string title, string text)
    {
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text}\n");
        }
    }
}
