using System.Globalization;
using HandlebarsDotNet;
using PowerHour.Audit.Reporting.Html;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>What a template can say besides the names of values.</summary>
internal sealed class TemplateHelpers(PageScript style, PageScript script)
{
    /// <summary>The helpers' names.</summary>
    public static IReadOnlySet<string> Names { get; } = new SortedSet<string>(StringComparer.Ordinal) { "csp", "style", "script", "data", "picture", "number", "safeUrl", "lookup" };

    private string Policy =>
        $"default-src 'none'; script-src '{script.Hash}'; style-src '{style.Hash}'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    /// <summary>Registers them.</summary>
    /// <param name="handlebars">The engine.</param>
    public void Register(IHandlebars handlebars)
    {
        handlebars.RegisterHelper("csp", (output, _, _) => output.WriteSafeString(Policy));
        handlebars.RegisterHelper("style", (output, _, _) => output.WriteSafeString(style.Markup));
        handlebars.RegisterHelper("script", (output, _, _) => output.WriteSafeString(script.Markup));
        handlebars.RegisterHelper("data", (output, _, arguments) => WriteData(output, arguments.At<ReportData>(0)!));
        handlebars.RegisterHelper("picture", (output, _, arguments) => output.WriteSafeString(arguments.At<PictureMarkup>(0)!.Svg));
        handlebars.RegisterHelper("number", (output, _, arguments) => output.Write(Number(arguments[0])));
        handlebars.RegisterHelper("safeUrl", (output, _, arguments) => output.Write(SafeUrl.Of(Convert.ToString(arguments[0], CultureInfo.InvariantCulture) ?? "")));
    }

    private static void WriteData(in EncodedTextWriter output, ReportData data)
    {
        var target = output;
        DataIsland.Write(data, text => target.WriteSafeString(text));
    }

    private static string Number(object? value) => value is int number ? ReportText.Number(number) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
