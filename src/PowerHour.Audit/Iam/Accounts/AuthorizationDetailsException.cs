namespace PowerHour.Audit.Iam.Accounts;

/// <summary>The text is not the output of <c>get-account-authorization-details</c>. The message says what was expected.</summary>
public sealed class AuthorizationDetailsException : Exception
{
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
