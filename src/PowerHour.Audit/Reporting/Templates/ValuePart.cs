using System.Globalization;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{name}}</c>: a value as text, harmless.</summary>
internal sealed class ValuePart(TemplatePath path) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output) => HtmlText.Write(Convert.ToString(path.Read(scope), CultureInfo.InvariantCulture) ?? "", output);
}
