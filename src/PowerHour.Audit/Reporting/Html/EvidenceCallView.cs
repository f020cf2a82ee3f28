namespace PowerHour.Audit.Reporting.Html;

/// <summary>What one call showed, in the order of the evidence.</summary>
/// <param name="Call">The call; <c>derived</c> where none.</param>
/// <param name="At">When, for people.</param>
/// <param name="AtMachine">When, for machines; empty where not read.</param>
/// <param name="Fields">Fields and values.</param>
internal sealed record EvidenceCallView(string Call, string At, string AtMachine, IReadOnlyList<EvidenceView> Fields);
