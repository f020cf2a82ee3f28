namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{#with name}}</c>: the value becomes what is spoken of.</summary>
internal sealed class WithPart(TemplatePath path, PartList body, PartList otherwise) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output)
    {
        var value = path.Read(scope);
        if (TemplatePath.Holds(value))
        {
            body.Render(scope.Within(value), output);
        }
        else
        {
            otherwise.Render(scope, output);
        }
    }
}
