namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{#if name}}</c> and <c>{{#unless name}}</c>.</summary>
internal sealed class ChoicePart(TemplatePath path, PartList whenSo, PartList otherwise) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output) => (TemplatePath.Holds(path.Read(scope)) ? whenSo : otherwise).Render(scope, output);
}
