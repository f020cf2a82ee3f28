using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A capability that a principal has, or might have.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Decisions">The actions that give it, Allowed first, then Conditional, then Unknown; each on some resource.</param>
public sealed record CapabilityGrant(Capability Capability, ImmutableArray<Decision> Decisions)
{
    /// <summary>The best of the decisions.</summary>
    public DecisionOutcome Outcome => Decisions[0].Outcome;
}
