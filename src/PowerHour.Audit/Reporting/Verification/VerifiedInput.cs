namespace PowerHour.Audit.Reporting.Verification;

/// <summary>An input as the report says, and as it was given for the verification.</summary>
/// <param name="Given">As given.</param>
/// <param name="Said">The hash or version that the report says; null where it says none.</param>
public sealed record VerifiedInput(IntegrityEntry Given, string? Said)
{
    /// <summary>Whether both are the same.</summary>
    public bool IsSame => string.Equals(Said, Given.Value, StringComparison.Ordinal);
}
