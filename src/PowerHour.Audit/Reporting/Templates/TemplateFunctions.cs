using System.Globalization;
using PowerHour.Audit.Reporting.Html;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>The functions that a template can call: the parts of the page that are not text, and forms of values.</summary>
internal sealed class TemplateFunctions(PageScript style, PageScript script)
{
    /// <summary>The functions by name.</summary>
    public IReadOnlyDictionary<string, TemplateFunction> All { get; } = new Dictionary<string, TemplateFunction>(StringComparer.Ordinal)
    {
        ["csp"] = new(null, (_, output) => output.Write(Policy(style, script))),
        ["style"] = new(null, (_, output) => output.Write(style.Markup)),
        ["script"] = new(null, (_, output) => output.Write(script.Markup)),
        ["data"] = new(typeof(ReportData), (value, output) => DataIsland.Write((ReportData)value!, output)),
        ["picture"] = new(typeof(PictureMarkup), (value, output) => output.Write(((PictureMarkup?)value)?.Svg)),
        ["number"] = new(typeof(object), (value, output) => HtmlText.Write(value is int number ? ReportText.Number(number) : Text(value), output)),
        ["safeUrl"] = new(typeof(object), (value, output) => HtmlText.Write(SafeUrl.Of(Text(value)), output)),
    };

    private static string Policy(PageScript style, PageScript script) =>
        $"default-src 'none'; script-src '{script.Hash}'; style-src '{style.Hash}'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
