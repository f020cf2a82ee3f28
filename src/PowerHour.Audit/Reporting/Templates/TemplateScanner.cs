using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Finds the tags of a template, with their places.</summary>
internal static class TemplateScanner
{
    /// <summary>The tags of a file, comments left out.</summary>
    /// <exception cref="DocumentException">A tag is not closed.</exception>
    public static IEnumerable<TemplateTag> Scan(SourceFile file)
    {
        var text = file.Text;
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            var (line, column) = Place(text, at);
            var (open, close) = Braces(text.AsSpan(at));
            var end = at + open.Length > text.Length ? -1 : text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
            if (end < 0)
            {
                throw new DocumentException(file.Problem(line, column, $"this tag is not closed: expected `{close}`"));
            }

            var body = text[(at + open.Length)..end].Trim().Trim('~').Trim();
            if (open.Length < 4 && !body.StartsWith('!'))
            {
                yield return new TemplateTag(body, open.Length == 3, line, column);
            }

            at = text.IndexOf("{{", end + close.Length, StringComparison.Ordinal);
        }
    }

    private static (string Open, string Close) Braces(ReadOnlySpan<char> text) => text switch
    {
        ['{', '{', '{', ..] => ("{{{", "}}}"),
        ['{', '{', '!', '-', '-', ..] => ("{{!--", "--}}"),
        _ => ("{{", "}}"),
    };

    private static (int Line, int Column) Place(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }
}
