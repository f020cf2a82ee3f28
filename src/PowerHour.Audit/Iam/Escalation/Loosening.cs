using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Restrictions that a principal takes off itself.</summary>
/// <param name="Truth">How certainly it may: as its least certain decision.</param>
/// <param name="Evidence">The decisions that let it, one for each thing that is changed.</param>
/// <param name="After">The principal as it is then.</param>
internal sealed record Loosening(Truth Truth, ImmutableArray<Decision> Evidence, IamPrincipal After)
{
    internal static Loosening By(ImmutableArray<Decision> evidence, IamPrincipal after) =>
        new(evidence.Aggregate(Truth.Yes, static (all, one) => TruthLogic.And(all, DecisionTruth.Of(one))), evidence, after);
}
