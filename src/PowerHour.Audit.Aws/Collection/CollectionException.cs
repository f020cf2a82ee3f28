namespace PowerHour.Audit.Aws.Collection;

/// <summary>Nothing could be collected at all: not even the account could be named. The message is meant for a person.</summary>
public sealed class CollectionException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="message">What failed and what to do.</param>
    /// <param name="inner">The cause.</param>
    public CollectionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
