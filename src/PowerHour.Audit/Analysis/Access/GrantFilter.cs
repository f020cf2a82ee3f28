using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using IamStatement = PowerHour.Audit.Iam.Policies.PolicyStatement;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Tells, before anything is decided, whether some policy of a principal could allow what is asked; most can not.</summary>
internal static class GrantFilter
{
    /// <summary>Whether some policy of a principal may allow an action on a target.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="action">The action.</param>
    /// <param name="actsOnNoResource">Whether the action acts on no resource, so that the target does not matter.</param>
    /// <param name="target">The target.</param>
    /// <returns>False only where none can.</returns>
    public static bool MayAllow(IamPrincipal principal, in ActionName action, bool actsOnNoResource, AccessTarget target)
    {
        foreach (var policy in principal.Policies)
        {
            if (!policy.IsReadable)
            {
                return true;
            }

            foreach (var statement in Allows(policy, action))
            {
                if (actsOnNoResource || Meets(statement.Resources, target))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The statements of a policy that allow an action on something.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="action">The action.</param>
    /// <returns>The statements.</returns>
    public static IEnumerable<IamStatement> Allows(PolicyDocument policy, ActionName action) =>
        policy.StatementsFor(action.Service).Where(s => s.Effect == PolicyEffect.Allow && s.Actions.Contains(action));

    /// <summary>Whether a pattern covers some of a target.</summary>
    /// <param name="glob">The pattern.</param>
    /// <param name="target">The target.</param>
    /// <returns>False only where it covers nothing of it.</returns>
    public static bool Meets(Glob glob, AccessTarget target) => glob.IsAny || (target.Scope.Pattern is { } pattern
        ? new ResourceQuestion(pattern, target.Scope.Relations!).Relate(glob) != GlobRelation.Disjoint
        : glob.IsMatch(target.Text));

    private static bool Meets(ResourceSet resources, AccessTarget target)
    {
        if (resources.IsNegated)
        {
            return true;
        }

        foreach (var pattern in resources.Patterns)
        {
            if (pattern.Glob is not { } glob || Meets(glob, target))
            {
                return true;
            }
        }

        return false;
    }
}
