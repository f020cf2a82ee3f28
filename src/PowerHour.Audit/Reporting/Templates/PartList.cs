namespace PowerHour.Audit.Reporting.Templates;

/// <summary>Pieces of a template, one after the other.</summary>
internal sealed class PartList(IReadOnlyList<TemplatePart> parts) : TemplatePart
{
    /// <summary>Nothing.</summary>
    public static PartList Empty { get; } = new([]);

    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output)
    {
        foreach (var part in parts)
        {
            part.Render(scope, output);
        }
    }
}
