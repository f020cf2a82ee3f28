using System.Globalization;
using System.Text;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>Adds entries to a file of suppressions: what stands there stays as it is, to the byte.</summary>
public static class SuppressionWriter
{
    /// <summary>The file with one more entry at its end.</summary>
    /// <param name="file">The file; its text is empty where there is none yet.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="rules">The rules that the file may name.</param>
    /// <returns>The file as it is to be written. It reads as a file of suppressions with that entry last.</returns>
    /// <exception cref="DocumentException">The file is wrong before or after; nothing is to be written.</exception>
    public static SourceFile Append(SourceFile file, SuppressionEntry entry, RuleCatalog rules)
    {
        var before = SuppressionReader.Read(file, rules);
        var lineEnd = file.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = before.Entries.Count == 0 ? "" : Indent(file, before.Entries[0]);
        var text = new StringBuilder(file.Text);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append(lineEnd);
        }

        foreach (var line in Lines(entry))
        {
            text.Append(indent).Append(line).Append(lineEnd);
        }

        var written = new SourceFile(file.Name, text.ToString());
        var after = SuppressionReader.Read(written, rules);
        return after.Entries.Count == before.Entries.Count + 1 ? written
            : throw new DocumentException(file.Problem(1, 1, "nothing can be added at the end of this file: write it as a list of entries that begin with `- `"));
    }

    private static IEnumerable<string> Lines(SuppressionEntry entry) =>
    [
        $"- rule: {Text(entry.Rule)}",
        $"  resource: {Text(entry.Resource)}",
        $"  reason: {Text(entry.Reason)}",
        $"  justification: {Text(entry.Justification)}",
        $"  approvedBy: {Text(entry.ApprovedBy)}",
        $"  expires: {Text(entry.Expires)}",
    ];

    // A list may stand below an indent; an entry begins after its dash.
    private static string Indent(SourceFile file, Suppression first)
    {
        var line = file.Lines[first.Line - 1].TrimStart('\uFEFF');
        var dash = line.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && string.IsNullOrWhiteSpace(line[..dash]) ? line[..dash] : "";
    }

    private static string Text(string value) => value.All(IsPlain) && value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && !char.IsWhiteSpace(value[^1]) && !value.EndsWith(':') && !value.Contains(": ", StringComparison.Ordinal)
        ? value : Quoted(value);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or ',' or '/' or ':' or '_' or '@' or '-' or '*' or '?' or '(' or ')' or '+' or '=';

    // Characters that act unseen are written by number.
    private static string Quoted(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value.ReplaceLineEndings(" "))
        {
            _ = c is '"' or '\\' ? text.Append('\\').Append(c)
                : char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                ? text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : text.Append(c);
        }

        return $"\"{text}\"";
    }
}
