using System.Security.Cryptography;
using System.Text;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A style sheet or script that stands in the page, with the hash by which the page's policy admits it.</summary>
/// <param name="Element">The element: <c>style</c> or <c>script</c>.</param>
/// <param name="File">Its text, lines ended as browsers hash them.</param>
internal sealed record PageScript(string Element, SourceFile File)
{
    /// <summary>The source expression: <c>sha256-…</c>.</summary>
    public string Hash => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(File.Text)))}";

    /// <summary>The element with its text.</summary>
    public string Markup => $"<{Element}>{File.Text}</{Element}>";

    /// <summary>Takes a file.</summary>
    /// <exception cref="DocumentException">The text would end its element, or open a comment in which scripts do not end.</exception>
    public static PageScript Of(string element, SourceFile file)
    {
        foreach (var end in new[] { $"</{element}", "<!--" })
        {
            var at = file.Text.IndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var line = file.Text.AsSpan(0, at).Count('\n') + 1;
                throw new DocumentException(file.Problem(line, at - file.Text.LastIndexOf('\n', at), $"`{end}` may not stand in this file: it would change where the {element} ends"));
            }
        }

        return new PageScript(element, file);
    }
}
