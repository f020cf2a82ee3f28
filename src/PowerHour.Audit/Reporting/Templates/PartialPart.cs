using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{> name}}</c>: another template, about the same value or about the one that is named.</summary>
internal sealed class PartialPart(SourceFile file, TemplateTag tag, IReadOnlyDictionary<string, PartList> templates, TemplatePath? about) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output)
    {
        var inner = scope.Deeper(about is null ? scope.Value : about.Read(scope));
        if (inner.Depth > TemplateScope.MaxDepth)
        {
            throw new DocumentException(file.Problem(tag.Line, tag.Column, $"`{tag.Name}.hbs` stands in itself without end"));
        }

        templates[tag.Name].Render(inner, output);
    }
}
