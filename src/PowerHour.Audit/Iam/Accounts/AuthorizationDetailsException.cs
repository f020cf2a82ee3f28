using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>The text is not the output of <c>get-account-authorization-details</c>. The message says what was expected.</summary>
public sealed class AuthorizationDetailsException : Exception
{
    internal const string Expected = "Give the whole JSON output of `aws iam get-account-authorization-details`.";

    /// <summary>Where in the text; null where the error has no one place.</summary>
    public TextPosition? Position { get; init; }

    /// <summary>An error without a message.</summary>
    public AuthorizationDetailsException()
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    public AuthorizationDetailsException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a cause.</summary>
    /// <param name="message">What is wrong and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public AuthorizationDetailsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
