using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>How a principal that is no administrator becomes one.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Steps">The steps, in order; the last makes an administrator or reaches one.</param>
public sealed record EscalationChain(IamPrincipal Principal, ImmutableArray<EscalationStep> Steps)
{
    /// <summary>False when it ends at somebody who is an administrator only where a condition holds that is not known here.</summary>
    public bool EndsCertainly { get; init; } = true;

    /// <summary>True when every step is certain to work, and its end is certain.</summary>
    public bool IsCertain => EndsCertainly && Steps.All(static s => s.IsCertain);

    /// <summary>The administrator that is reached; null when somebody is made one by the last step.</summary>
    public IamPrincipal? Target => Steps[^1].MakesAdministrator ? null : Steps[^1].To;
}
