using System.Collections;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>The name of a value: <c>title</c>, <c>rule.severity</c>, <c>this</c>, <c>@index</c>, <c>../title</c>.</summary>
internal sealed class TemplatePath
{
    private readonly SourceFile _file;
    private readonly TemplateTag _tag;
    private readonly int _up;
    private readonly string[] _names;

    /// <summary>Reads a name.</summary>
    /// <param name="file">The template.</param>
    /// <param name="tag">The tag in which it stands: where its problems are.</param>
    /// <param name="text">The name.</param>
    public TemplatePath(SourceFile file, TemplateTag tag, string text)
    {
        (_file, _tag) = (file, tag);
        for (; text.StartsWith("../", StringComparison.Ordinal); text = text[3..])
        {
            _up++;
        }

        _names = text is "this" or "." or ".." ? [] : (text.StartsWith("this.", StringComparison.Ordinal) ? text[5..] : text).Split('.');
        _up += text == ".." ? 1 : 0;
    }

    /// <summary>Whether a value counts as there: not null, false, zero, an empty text or an empty list.</summary>
    public static bool Holds(object? value) => value switch
    {
        null or false or 0 or 0d or "" => false,
        ICollection list => list.Count > 0,
        string => true,
        IEnumerable items => items.GetEnumerator().MoveNext(),
        _ => true,
    };

    /// <summary>The value.</summary>
    /// <exception cref="DocumentException">There is none of this name.</exception>
    public object? Read(TemplateScope scope)
    {
        for (var i = 0; i < _up; i++)
        {
            scope = scope.Outer ?? throw Missing("../");
        }

        return _names switch
        {
            ["@index"] => scope.Index >= 0 ? scope.Index : throw Missing("@index"),
            ["@first"] => scope.Index == 0,
            _ => Follow(scope.Value),
        };
    }

    private object? Follow(object? value)
    {
        foreach (var name in _names)
        {
            var member = value is null ? null : TemplateMember.Find(value.GetType(), name);
            value = member is null ? throw Missing(name) : member.Read(value!);
        }

        return value;
    }

    private DocumentException Missing(string name) => new(_file.Problem(_tag.Line, _tag.Column, $"there is no value `{name}` here"));
}
