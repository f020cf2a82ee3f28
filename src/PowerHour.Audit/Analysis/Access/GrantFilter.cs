using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Leaves out, before anything is decided, whoever no policy could allow what is asked. Most principals of a large account are left out; and what is
/// found of a policy is found once, however many principals it is attached to.
/// </summary>
internal sealed class GrantFilter
{
    private readonly Dictionary<(string Action, AccessTarget Target), Dictionary<PolicyDocument, bool>> _byQuestion = [];

    /// <summary>Whether some policy of a principal may allow an action on a target.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="action">The action.</param>
    /// <param name="actsOnNoResource">Whether the action acts on no resource, so that the target does not matter.</param>
    /// <param name="target">The target.</param>
    /// <returns>False only where none can.</returns>
    public bool MayAllow(IamPrincipal principal, in ActionName action, bool actsOnNoResource, AccessTarget target)
    {
        var key = ($"{action.Service}:{action.Name}", target);
        if (!_byQuestion.TryGetValue(key, out var known))
        {
            _byQuestion[key] = known = [];
        }

        foreach (var policy in principal.Policies)
        {
            if (!known.TryGetValue(policy, out var may))
            {
                known[policy] = may = MayAllow(policy, action, actsOnNoResource, target);
            }

            if (may)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayAllow(PolicyDocument policy, in ActionName action, bool actsOnNoResource, AccessTarget target)
    {
        if (!policy.IsReadable)
        {
            return true;
        }

        foreach (var statement in policy.StatementsFor(action.Service))
        {
            if (statement.Effect == PolicyEffect.Allow && statement.Actions.Contains(action) && (actsOnNoResource || Meets(statement.Resources, target)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Meets(ResourceSet resources, AccessTarget target) =>
        resources.IsNegated || resources.Patterns.Any(p => p.Glob is not { } glob || Meets(glob, target));

    private static bool Meets(Glob glob, AccessTarget target) => glob.IsAny || (target.Scope.Pattern is { } pattern
        ? new ResourceQuestion(pattern, target.Scope.Relations!).Relate(glob) != GlobRelation.Disjoint
        : glob.IsMatch(target.Text));
}
