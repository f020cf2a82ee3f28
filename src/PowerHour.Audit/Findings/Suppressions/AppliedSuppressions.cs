namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>What a report says of the suppressions that it was made with.</summary>
/// <param name="File">The file as the person named it; empty where there is none.</param>
/// <param name="Hash">SHA-256 of the file, lower-case hex; empty where there is none.</param>
/// <param name="Uses">Every suppression, in file order.</param>
public sealed record AppliedSuppressions(string File, string Hash, IReadOnlyList<SuppressionUse> Uses)
{
    /// <summary>Nothing was decided.</summary>
    public static AppliedSuppressions None { get; } = new("", "", []);

    /// <summary>Whether there is a file at all.</summary>
    public bool IsGiven => File.Length > 0;

    /// <summary>The suppressions of one state, in file order.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The suppressions.</returns>
    public IEnumerable<SuppressionUse> Of(SuppressionState state) => Uses.Where(u => u.State == state);
}
