using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{number count}}</c>: what a function makes of a value.</summary>
internal sealed class FunctionPart(SourceFile file, TemplateTag tag, TemplateFunction function) : TemplatePart
{
    private readonly TemplatePath? _argument = tag.Words is [_, var name] ? new TemplatePath(file, tag, name) : null;

    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output)
    {
        var value = _argument?.Read(scope);
        if (function.Takes is { } type && value is not null && !type.IsInstanceOfType(value))
        {
            throw new DocumentException(file.Problem(tag.Line, tag.Column, $"`{tag.Name}` can not be made of `{tag.Words[1]}`"));
        }

        function.Write(value, output);
    }
}
