using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>How a principal that is no administrator becomes one.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Steps">The steps, in order; the last makes an administrator or reaches one.</param>
public sealed record EscalationChain(IamPrincipal Principal, ImmutableArray<EscalationStep> Steps)
{
    /// <summary>True when every step is certain to work.</summary>
    public bool IsCertain => Steps.All(static s => s.IsCertain);
}
