namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A piece of a template that was read: text, a value, a block, another template.</summary>
internal abstract class TemplatePart
{
    /// <summary>Writes what the piece says about a value.</summary>
    /// <param name="scope">Where it stands: the value, and those around it.</param>
    /// <param name="output">Where to.</param>
    /// <exception cref="Documents.DocumentException">The piece asks for something that is not there.</exception>
    public abstract void Render(TemplateScope scope, TextWriter output);
}
