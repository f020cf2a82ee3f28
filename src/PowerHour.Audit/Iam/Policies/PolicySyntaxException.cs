namespace PowerHour.Audit.Iam.Policies;

/// <summary>The text is not the JSON a policy can be; caught where the document is read and turned into a finding.</summary>
internal sealed class PolicySyntaxException : Exception
{
    public PolicySyntaxException()
    {
    }

    public PolicySyntaxException(string message)
        : base(message)
    {
    }

    public PolicySyntaxException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal PolicySyntaxException(string message, TextPosition position)
        : base(message) => Position = position;

    internal TextPosition Position { get; } = new(1, 1);
}
