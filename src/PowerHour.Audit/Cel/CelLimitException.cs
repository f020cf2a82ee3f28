namespace PowerHour.Audit.Cel;

/// <summary>An evaluation went beyond its <see cref="CelLimits"/>; <see cref="CelProgram"/> turns it into an error value.</summary>
public sealed class CelLimitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public CelLimitException()
    {
    }

    /// <summary>Creates the exception with a message for the author of the expression.</summary>
    public CelLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a cause.</summary>
    public CelLimitException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
