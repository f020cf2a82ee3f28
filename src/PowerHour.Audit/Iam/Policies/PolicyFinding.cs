namespace PowerHour.Audit.Iam.Policies;

/// <summary>One observation made while reading a policy.</summary>
/// <param name="Severity">Whether the policy could still be understood.</param>
/// <param name="Code">What it is about.</param>
/// <param name="Message">One sentence: what was found, what was expected.</param>
/// <param name="Position">Where in the document.</param>
public sealed record PolicyFinding(
    PolicyFindingSeverity Severity,
    PolicyFindingCode Code,
    string Message,
    TextPosition Position);
