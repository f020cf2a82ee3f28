namespace PowerHour.Audit.Iam.Cases;

/// <summary>A line of a case file: a decision, or why it is no case.</summary>
/// <param name="Number">The line, from 1.</param>
/// <param name="Result">The decision; null for a line that is no case.</param>
/// <param name="Error">What is wrong with the line, with its number; null for a case.</param>
public sealed record CaseLine(int Number, CaseResult? Result, string? Error);
