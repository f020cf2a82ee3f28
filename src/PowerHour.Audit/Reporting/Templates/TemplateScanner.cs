using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Finds the tags of a template, with their places.</summary>
internal static class TemplateScanner
{
    /// <summary>The tags of a file, comments among them, in their order.</summary>
    /// <exception cref="DocumentException">A tag is not closed.</exception>
    public static IEnumerable<TemplateTag> Scan(SourceFile file)
    {
        var text = file.Text;
        var (line, lineStart, seen) = (1, 0, 0);
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0;)
        {
            for (var feed = text.IndexOf('\n', seen, at - seen); feed >= 0; feed = text.IndexOf('\n', feed + 1, at - feed - 1))
            {
                (line, lineStart) = (line + 1, feed + 1);
            }

            var tag = Read(file, at, line, at - lineStart + 1);
            yield return tag;
            (seen, at) = (at, text.IndexOf("{{", tag.End, StringComparison.Ordinal));
        }
    }

    private static TemplateTag Read(SourceFile file, int at, int line, int column)
    {
        var (open, close) = Braces(file.Text.AsSpan(at));
        var end = at + open.Length > file.Text.Length ? -1 : file.Text.IndexOf(close, at + open.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new DocumentException(file.Problem(line, column, $"this tag is not closed: expected `{close}`"));
        }

        var inner = file.Text[(at + open.Length)..end].Trim();
        var body = open.Length > 3 ? "!" : inner.Trim('~').Trim();
        return new TemplateTag(body, open.Length == 3, line, column)
        {
            Start = at,
            End = end + close.Length,
            TrimsBefore = inner.StartsWith('~'),
            TrimsAfter = inner.EndsWith('~'),
        };
    }

    private static (string Open, string Close) Braces(ReadOnlySpan<char> text) => text switch
    {
        ['{', '{', '{', ..] => ("{{{", "}}}"),
        ['{', '{', '!', '-', '-', ..] => ("{{!--", "--}}"),
        _ => ("{{", "}}"),
    };
}
