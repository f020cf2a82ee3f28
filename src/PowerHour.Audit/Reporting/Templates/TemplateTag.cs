namespace PowerHour.Audit.Reporting.Templates;

/// <summary>One <c>{{…}}</c> of a template.</summary>
/// <param name="Body">What stands between the braces, trimmed, without <c>~</c>.</param>
/// <param name="Raw">True for three braces.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct TemplateTag(string Body, bool Raw, int Line, int Column)
{
    /// <summary>Where the first brace stands in the text, from 0.</summary>
    public int Start { get; init; }

    /// <summary>Where the text goes on after the last brace, from 0.</summary>
    public int End { get; init; }

    /// <summary>Whether a <c>~</c> takes away the white space before the tag.</summary>
    public bool TrimsBefore { get; init; }

    /// <summary>Whether a <c>~</c> takes away the white space after the tag.</summary>
    public bool TrimsAfter { get; init; }

    /// <summary>Whether it says nothing to the page.</summary>
    public bool IsComment => Body.StartsWith('!');

    /// <summary>Whether it writes nothing itself, so that a line of its own leaves no line in the page.</summary>
    public bool IsSilent => Body is ['!' or '#' or '/' or '^' or '>', ..] || Name == "else";

    /// <summary>The words of the body, without the mark that begins it.</summary>
    public string[] Words => Body.TrimStart('#', '/', '^', '>', '&').Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first word.</summary>
    public string Name => Words is [var first, ..] ? first : "";
}
