namespace PowerHour.Audit.Reporting.Templates;

/// <summary>One <c>{{…}}</c> of a template.</summary>
/// <param name="Body">What stands between the braces, trimmed, without <c>~</c>.</param>
/// <param name="Raw">True for three braces.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct TemplateTag(string Body, bool Raw, int Line, int Column)
{
    /// <summary>The words of the body, without the mark that begins it.</summary>
    public string[] Words => Body.TrimStart('#', '/', '^', '>', '&').Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first word.</summary>
    public string Name => Words is [var first, ..] ? first : "";
}
