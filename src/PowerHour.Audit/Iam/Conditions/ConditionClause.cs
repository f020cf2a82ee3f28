using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>One operator on one key. Source: reference_policies_multi-value-conditions.html.</summary>
/// <param name="OperatorName">The operator as the policy writes it.</param>
/// <param name="Operator">The operator, taken apart.</param>
/// <param name="Key">The condition key.</param>
/// <param name="Values">The values; one of them must hold, or none for a negated operator.</param>
internal sealed record ConditionClause(
    string OperatorName,
    ConditionOperator Operator,
    string Key,
    ImmutableArray<ConditionValue> Values)
{
    internal Truth Evaluate(RequestContext context)
    {
        var state = context.Find(Key, out var requestValues);
        if (Operator.Family == ComparisonFamily.Null)
        {
            return EvaluateNull(state);
        }

        return state switch
        {
            ContextState.Unknown => Truth.Conditional,
            ContextState.Absent => TruthLogic.Of(HoldsWhenAbsent()),
            _ => EvaluateValues(requestValues, context),
        };
    }

    /// <summary>Adds the keys whose unknown values leave this clause open.</summary>
    internal void CollectUnknownKeys(RequestContext context, SortedSet<string> keys)
    {
        if (context.Find(Key, out _) == ContextState.Unknown)
        {
            keys.Add(Key);
        }

        foreach (var value in Values)
        {
            foreach (var piece in value.Template?.Pieces ?? [])
            {
                if (piece.Key is not null && context.Find(piece.Key, out _) == ContextState.Unknown)
                {
                    keys.Add(piece.Key);
                }
            }
        }
    }

    private bool HoldsWhenAbsent() => Operator.Quantifier switch
    {
        SetQuantifier.ForAllValues => true,
        SetQuantifier.ForAnyValue => Operator.IfExists,
        _ => Operator.IfExists || Operator.IsNegated,
    };

    private Truth EvaluateNull(ContextState state)
    {
        if (state == ContextState.Unknown)
        {
            return Truth.Conditional;
        }

        var wanted = state == ContextState.Absent ? "true" : "false";
        return TruthLogic.Of(Values.Any(v => v.Text.Equals(wanted, StringComparison.OrdinalIgnoreCase)));
    }

    private Truth EvaluateValues(string[] requestValues, RequestContext context)
    {
        // A negated operator without prefix on a key with several values must hold for each of them.
        var all = Operator.Quantifier == SetQuantifier.ForAllValues
            || (Operator.Quantifier == SetQuantifier.None && Operator.IsNegated);
        var result = all ? Truth.Yes : Truth.No;
        foreach (var requestValue in requestValues)
        {
            var one = EvaluateValue(requestValue, context);
            result = all ? TruthLogic.And(result, one) : TruthLogic.Or(result, one);
        }

        return result;
    }

    private Truth EvaluateValue(string requestValue, RequestContext context)
    {
        var any = Truth.No;
        foreach (var value in Values)
        {
            any = TruthLogic.Or(any, value.Matches(requestValue, context));
            if (any == Truth.Yes)
            {
                break;
            }
        }

        return Operator.IsNegated ? TruthLogic.Not(any) : any;
    }
}
