using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>All conditions of a statement: every clause must hold.</summary>
/// <param name="Clauses">The clauses in the order of the policy.</param>
internal sealed record ConditionSet(ImmutableArray<ConditionClause> Clauses)
{
    internal static ConditionSet None { get; } = new([]);

    internal Truth Evaluate(RequestContext context)
    {
        var result = Truth.Yes;
        foreach (var clause in Clauses)
        {
            result = TruthLogic.And(result, clause.Evaluate(context));
            if (result == Truth.No)
            {
                break;
            }
        }

        return result;
    }
}
