using PowerHour.Audit.Evaluation.Guides;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>The guide to a type for people: the same sections as columns of plain text and as Markdown.</summary>
internal static class TypeGuideText
{
    private const int FewWords = 8;

    private static readonly string[] Variables = ["name string", "arn string", "account string", "region string", "tags map(string, string)", "params (what the card declares)", "now timestamp"];

    /// <summary>Plain text.</summary>
    /// <param name="guide">The guide.</param>
    /// <returns>The text; long sets of words are cut, <c>json</c> and <c>markdown</c> have them whole.</returns>
    public static string Table(TypeGuide guide) => Streams.Plain(string.Join('\n', Sections(guide, FewWords).SelectMany(s => (string[])["", s.Title, .. Columns(s.Rows)]).Prepend(Head(guide))));

    /// <summary>Markdown.</summary>
    /// <param name="guide">The guide.</param>
    /// <returns>The text.</returns>
    public static string Markdown(TypeGuide guide) => Streams.Plain(string.Join('\n', Sections(guide, int.MaxValue)
        .SelectMany(s => (string[])["", $"## {Cell(s.Title)}", "", $"| {string.Join(" | ", s.Columns)} |", $"|{string.Concat(s.Columns.Select(_ => "---|"))}", .. s.Rows.Select(r => $"| {string.Join(" | ", r.Select(Cell))} |")]).Prepend($"# {Head(guide)}")));

    private static string Head(TypeGuide guide) => $"{guide.Descriptor.Type}: {guide.Descriptor.Title}";

    private static IEnumerable<(string Title, string[] Columns, string[][] Rows)> Sections(TypeGuide guide, int words)
    {
        yield return ("read by these calls; what a failed one would have filled in is unknown", ["call"], [.. guide.Calls.Select(c => (string[])[c])]);
        yield return ("self", ["field", "type", "there", "words"], [.. guide.Fields.Select(f => Row(f, words))]);
        yield return ("related(edge): what it refers to", ["edge", "types", "by"], [.. guide.Related.Select(r => Row(r, words))]);
        yield return ("referrers(edge): what refers to it", ["edge", "types", "by"], [.. guide.Referrers.Select(r => Row(r, words))]);
        yield return ("facts", ["fact", "type", "for", "meaning"], [.. guide.Facts.Select(f => (string[])[f.Field.Path, f.Field.Type, f.For, f.Meaning])]);
        foreach (var (name, fields) in guide.Records)
        {
            yield return (name, ["field", "type", "there", "words"], [.. fields.Select(f => Row(f, words))]);
        }

        yield return ("variables", ["variable"], [.. Variables.Select(v => (string[])[v])]);
        yield return ("functions, beside those of CEL; rules/README.md says what each gives", ["call", "gives", "words"], [.. guide.Functions.Select(f => (string[])[f.Path, f.Type, Words(f.Values, words)])]);
    }

    private static string[] Row(GuideField field, int words) => [field.Path, field.Type, field.IsAlwaysThere ? "always" : "", Words(field.Values, words)];

    private static string[] Row(GuideRelation relation, int words) => [relation.Edge, Words(relation.Types, words), Words(relation.Places, words)];

    private static string Words(IReadOnlyList<string> words, int most) =>
        string.Join(", ", words.Take(most)) + (words.Count > most ? $" … ({words.Count} in all)" : "");

    private static IEnumerable<string> Columns(string[][] rows)
    {
        var widths = Enumerable.Range(0, rows.Length == 0 ? 0 : rows[0].Length).Select(i => Math.Min(60, rows.Max(r => r[i].Length))).ToArray();
        return rows.Length == 0 ? ["  (none)"] : rows.Select(r => ("  " + string.Join("  ", r.Select((c, i) => c.PadRight(widths[i])))).TrimEnd());
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
