namespace PowerHour.Audit.Iam.Cases;

/// <summary>A line of a case file that is not a case. The message names the line, what was expected, and what to do.</summary>
public sealed class CaseFormatException : Exception
{
    /// <summary>An error without a message.</summary>
    public CaseFormatException()
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">Which line, what was expected.</param>
    public CaseFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a cause.</summary>
    /// <param name="message">Which line, what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public CaseFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
