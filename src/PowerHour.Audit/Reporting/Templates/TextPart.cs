namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Text that stands in the template.</summary>
internal sealed class TextPart(string text) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output) => output.Write(text);
}
