namespace PowerHour.Audit.Reporting;

/// <summary>One input of a report and what identifies it.</summary>
/// <param name="Key">The input, for programs: <c>suppressions</c>.</param>
/// <param name="Label">The input, for people.</param>
/// <param name="File">The file as it was named; empty where it has none.</param>
/// <param name="Value">SHA-256, lower-case hex, or a version; empty where there is no such input.</param>
public sealed record IntegrityEntry(string Key, string Label, string File, string Value);
