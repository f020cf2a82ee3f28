namespace PowerHour.Audit.AwsServices;

/// <summary>An error answer that means something: a code, and words of its message where the code alone is too wide.</summary>
/// <param name="Code">The error code, exactly.</param>
/// <param name="Words">Words that the message must hold, or empty.</param>
public readonly record struct ErrorMatch(string Code, string Words)
{
    /// <summary>Reads <c>Code</c> or <c>Code: words</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The match.</returns>
    public static ErrorMatch Parse(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        return new ErrorMatch(parts[0], parts.Length == 2 ? parts[1] : "");
    }

    /// <summary>Whether an error answer is this one.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="message">Its message.</param>
    /// <returns>True where the code is equal and the words stand in the message.</returns>
    public bool Matches(string code, string message) =>
        string.Equals(code, Code, StringComparison.Ordinal) && message.Contains(Words, StringComparison.OrdinalIgnoreCase);
}
