using System.Text.RegularExpressions;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Finds the place of an error that the engine met while it rendered: its messages name the partial and the value, not the line.</summary>
internal static partial class TemplateFailure
{
    /// <summary>The problem behind an engine's exception.</summary>
    /// <param name="failure">The exception; those within it name the partials, outermost first.</param>
    /// <param name="templates">The templates by name.</param>
    /// <param name="main">The template that was rendered.</param>
    public static DocumentProblem Locate(Exception failure, IReadOnlyDictionary<string, SourceFile> templates, string main)
    {
        var file = templates[main];
        Exception innermost = failure;
        for (var e = failure; e is not null; e = e.InnerException)
        {
            innermost = e;
            if (Partial().Match(e.Message) is { Success: true } match && templates.TryGetValue(match.Groups["name"].Value, out var named))
            {
                file = named;
            }
        }

        return Undefined().Match(innermost.Message) is { Success: true } undefined
            ? Missing(file, undefined.Groups["name"].Value)
            : file.Problem(1, 1, $"this template can not be rendered: {innermost.Message}");
    }

    private static DocumentProblem Missing(SourceFile file, string name)
    {
        var message = $"there is no value `{name}` here";
        var tag = TemplateScanner.Scan(file).FirstOrDefault(t => t.Words.Any(w => w.Split('.', '/').Contains(name, StringComparer.Ordinal)));
        return tag.Line == 0 ? file.Problem(1, 1, message) : file.Problem(tag.Line, tag.Column, message);
    }

    [GeneratedRegex("partial '(?<name>[^']+)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Partial();

    [GeneratedRegex("^(?<name>\\S+) is undefined", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Undefined();
}
