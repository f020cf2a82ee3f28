using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>One step of a chain.</summary>
/// <param name="From">Who takes it; null for somebody on a machine (see <see cref="EscalationMechanism.Standing"/>).</param>
/// <param name="To">Whom he becomes, or whom he gives more rights; null when he gives himself more rights.</param>
/// <param name="MakesAdministrator">True when the step itself makes an administrator of him, without <paramref name="To"/> being one before.</param>
/// <param name="Uses">Every technique by which the step can be taken, certain ones first, then by id.</param>
public sealed record EscalationStep(
    IamPrincipal? From,
    IamPrincipal? To,
    bool MakesAdministrator,
    ImmutableArray<EscalationUse> Uses)
{
    /// <summary>True when one of the techniques is certain to work.</summary>
    public bool IsCertain => Uses.Any(static u => u.IsCertain);
}
