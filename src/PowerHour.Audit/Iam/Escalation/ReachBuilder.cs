using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Applies every technique to a principal.</summary>
internal sealed class ReachBuilder(ServiceMoves services, IdentityMoves identities, SelfMoves selves)
{
    internal PrincipalReach Build(IamPrincipal principal)
    {
        var reach = new PrincipalReach();
        foreach (var technique in EscalationCatalog.Techniques)
        {
            switch (technique.Mechanism)
            {
                case EscalationMechanism.PassRole:
                    reach.Add(technique, services.Passing(principal, technique));
                    break;
                case EscalationMechanism.UseWorkload:
                    reach.Add(technique, services.Using(principal, technique));
                    break;
                case EscalationMechanism.TakeUser:
                    reach.Add(technique, identities.TakingUsers(principal, technique));
                    break;
                case EscalationMechanism.AssumeRole:
                    reach.Add(technique, identities.Assuming(principal));
                    break;
                case EscalationMechanism.OpenRole:
                    reach.Add(technique, identities.Opening(principal));
                    break;
                default:
                    reach.Gains.AddRange(selves.Gains(principal, technique));
                    break;
            }
        }

        return reach;
    }
}
