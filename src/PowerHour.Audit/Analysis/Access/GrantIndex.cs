using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Finds all principals whose own policies may allow an action on a target, without asking each: a large account has many principals and many
/// targets, and few of the pairs meet.
/// </summary>
/// <param name="authorizer">The account.</param>
internal sealed class GrantIndex(Authorizer authorizer)
{
    private readonly Dictionary<string, ActionGrants> _byAction = new(StringComparer.Ordinal);
    private readonly Dictionary<PolicyDocument, List<int>> _bearers = BearersOf(authorizer.Account);

    /// <summary>Adds the principals whose policies may allow an action on a target.</summary>
    /// <param name="action">The action, as <c>service:Name</c>.</param>
    /// <param name="target">The target.</param>
    /// <param name="into">The principals found so far, by index.</param>
    public void Find(string action, AccessTarget target, PrincipalMask into)
    {
        if (!_byAction.TryGetValue(action, out var grants))
        {
            _byAction[action] = grants = GrantsOf(action);
        }

        into.UnionWith(grants.Anywhere);
        foreach (var policy in grants.PoliciesFor(target))
        {
            foreach (var bearer in _bearers[policy])
            {
                into.Add(bearer, Truth.Yes);
            }
        }
    }

    private ActionGrants GrantsOf(string action)
    {
        var (name, actsOnNoResource) = authorizer.Action(action);
        var anywhere = new PrincipalMask(authorizer.Account.Principals.Length);
        var grants = new List<(Glob Pattern, PolicyDocument Policy)>();
        foreach (var (policy, bearers) in _bearers)
        {
            if (!policy.IsReadable || IsAnywhere(policy, name, actsOnNoResource))
            {
                bearers.ForEach(b => anywhere.Add(b, Truth.Yes));
            }
            else
            {
                grants.AddRange(GrantFilter.Allows(policy, name).SelectMany(s => s.Resources.Patterns).Select(p => (p.Glob!, policy)));
            }
        }

        return new ActionGrants(anywhere, grants);
    }

    private static bool IsAnywhere(PolicyDocument policy, ActionName action, bool actsOnNoResource) =>
        GrantFilter.Allows(policy, action).Any(s => actsOnNoResource || s.Resources.IsNegated || s.Resources.Patterns.Any(p => p.Glob is null or { IsAny: true }));

    private static Dictionary<PolicyDocument, List<int>> BearersOf(AccountAuthorization account)
    {
        var bearers = new Dictionary<PolicyDocument, List<int>>();
        foreach (var principal in account.Principals)
        {
            foreach (var policy in principal.Policies)
            {
                if (!bearers.TryGetValue(policy, out var list))
                {
                    bearers[policy] = list = [];
                }

                list.Add(principal.Index);
            }
        }

        return bearers;
    }
}
