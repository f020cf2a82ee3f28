using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A technique that a principal can use in one step.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="IsCertain">False when it depends on a condition, or on something running that was not looked for.</param>
/// <param name="Assumptions">What it depends on, when it is not certain.</param>
/// <param name="Evidence">The decisions that make it possible, each with the statement that decided.</param>
public sealed record EscalationUse(
    EscalationTechnique Technique,
    bool IsCertain,
    ImmutableArray<string> Assumptions,
    ImmutableArray<Decision> Evidence);
