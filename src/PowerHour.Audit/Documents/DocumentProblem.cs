namespace PowerHour.Audit.Documents;

/// <summary>One thing that is wrong in a file a person wrote: where, what, and what to do.</summary>
/// <param name="File">The file as the person named it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What is wrong and what was expected.</param>
public sealed record DocumentProblem(string File, int Line, int Column, string Message)
{
    /// <summary>True for advice that does not stop the load.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The source line with a caret under the column, or null where there is none to show.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The one-line form that editors can jump to: <c>file(line,column): error: message</c>.</summary>
    /// <returns>The line, with the excerpt below it where there is one.</returns>
    public override string ToString()
    {
        var head = $"{File}({Line},{Column}): {(IsWarning ? "warning" : "error")}: {Message}";
        return Excerpt is null ? head : $"{head}\n{Excerpt}";
    }
}
