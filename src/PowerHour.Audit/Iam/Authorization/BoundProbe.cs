using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>
/// Bounds what statements do to a pattern of resources. Where a statement reaches only some of them, the upper bound lets every
/// Allow hold and no Deny; the lower bound lets every Deny hold and no Allow, except, when one resource suffices, an Allow of the identity
/// layer: the resources it reaches exist, and everything else is required of all.
/// </summary>
internal sealed class BoundProbe(ResourceQuestion question, ResourceQuantifier quantifier, bool isLower)
{
    internal Truth Match(PolicyStatement statement, PolicyLayer layer, RequestContext context)
    {
        var covered = Truth.No;
        var partly = Truth.No;
        foreach (var pattern in statement.Resources.Patterns)
        {
            var (relation, truth) = pattern.Relate(question, context);
            covered = relation == GlobRelation.Covered ? TruthLogic.Or(covered, truth) : covered;
            partly = relation is GlobRelation.Overlapping or GlobRelation.Undecided ? TruthLogic.Or(partly, truth) : partly;
        }

        if (statement.Resources.IsNegated)
        {
            covered = partly == Truth.No ? TruthLogic.Not(covered) : Truth.No;
            partly = partly == Truth.No ? Truth.No : Truth.Yes;
        }

        return partly > covered && Counts(statement, layer) ? partly : covered;
    }

    private bool Counts(PolicyStatement statement, PolicyLayer layer)
    {
        if (statement.Effect == PolicyEffect.Deny)
        {
            return isLower;
        }

        return !isLower
            || (quantifier == ResourceQuantifier.Some && layer == PolicyLayer.Identity && !statement.Resources.IsNegated);
    }
}
