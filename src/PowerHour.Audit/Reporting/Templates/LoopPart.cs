using System.Collections;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary><c>{{#each names}}</c>: the body for each of them.</summary>
internal sealed class LoopPart(TemplatePath path, PartList body, PartList otherwise) : TemplatePart
{
    /// <inheritdoc/>
    public override void Render(TemplateScope scope, TextWriter output)
    {
        var index = 0;
        foreach (var item in path.Read(scope) as IEnumerable ?? Array.Empty<object>())
        {
            body.Render(scope.Within(item, index++), output);
        }

        if (index == 0)
        {
            otherwise.Render(scope, output);
        }
    }
}
