using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Applies every technique to a principal.</summary>
internal sealed class ReachBuilder(ServiceMoves services, IdentityMoves identities, SelfMoves selves, LooseningMoves loosenings)
{
    private static readonly ImmutableArray<EscalationTechnique> Loosening = [.. EscalationCatalog.Techniques.Where(static t => t.Loosens)];

    private static readonly ImmutableArray<EscalationTechnique> Others = [.. EscalationCatalog.Techniques.Where(static t => !t.Loosens)];

    internal PrincipalReach Build(IamPrincipal principal)
    {
        var reach = Bound(principal);
        var before = Truth.No;
        var isAsked = false;
        foreach (var technique in Loosening)
        {
            var found = loosenings.Of(principal, technique);
            if (found.Count > 0)
            {
                before = isAsked ? before : selves.Rises(principal);
                isAsked = true;
                Loosen(principal, reach, technique, found, before);
            }
        }

        return reach;
    }

    /// <summary>Where a principal gets with its restrictions as they are.</summary>
    internal PrincipalReach Bound(IamPrincipal principal)
    {
        var reach = new PrincipalReach();
        foreach (var technique in Others)
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

    /// <summary>Only what the principal could not do before counts: who can make himself an administrator as he is gains nothing.</summary>
    private void Loosen(IamPrincipal principal, PrincipalReach reach, EscalationTechnique technique, IReadOnlyList<Loosening> found, Truth before)
    {
        if (before == Truth.Yes)
        {
            return;
        }

        var gain = found.Max(l => TruthLogic.And(l.Truth, selves.Rises(l.After)));
        if (gain > before && gain >= Truth.Conditional)
        {
            reach.Gains.Add(new SelfGain(technique, gain, Via: null));
            return;
        }

        var then = found.Select(l => (l.Truth, Reach: Bound(l.After))).ToArray();
        var gains = then.SelectMany(t => t.Reach.Gains.Where(static g => g.Via is not null).Select(g => new SelfGain(technique, TruthLogic.And(t.Truth, g.Truth), g.Via))).Distinct().ToArray();
        reach.Gains.AddRange(gains.Where(g => !reach.Gains.Exists(k => k.Via == g.Via && k.Truth >= g.Truth)).ToArray());
        reach.Add(technique, then.Select(t => t.Reach.All.AtMost(t.Truth).Beyond(reach.All, principal.Index)).Aggregate(static (all, one) => all.Union(one)));
    }
}
