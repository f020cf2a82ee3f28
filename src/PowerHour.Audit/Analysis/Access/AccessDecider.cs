using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;
using PublicPolicy = PowerHour.Audit.Iam.Authorization.PublicAccess;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Asks the engine about one requester, one action and one target whose policy is at hand.</summary>
/// <param name="context">The account.</param>
internal sealed class AccessDecider(AnalysisContext context)
{
    private readonly Authorizer _authorizer = context.Access.Authorizer;
    private readonly Dictionary<(string Account, string Region), RequestContext> _known = [];
    private readonly Dictionary<(int Principal, RequestContext Known), RequestContext> _contexts = [];
    private readonly Dictionary<int, PolicyBundle> _bundles = [];

    /// <summary>Decides for a user or role of the account.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="action">The action.</param>
    /// <param name="target">The target.</param>
    /// <param name="extra">What else the request says; null for nothing.</param>
    /// <returns>The decision.</returns>
    public Decision Decide(IamPrincipal principal, string action, AccessTarget target, RequestContext? extra = null)
    {
        if (!_bundles.TryGetValue(principal.Index, out var bundle))
        {
            _bundles[principal.Index] = bundle = _authorizer.Bundle(principal);
        }

        return Decide(principal.Requester, action, target, Context(principal, target, extra), bundle);
    }

    /// <summary>Decides from a principal's own side alone, as if no resource had a policy.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="action">The action.</param>
    /// <param name="target">The target.</param>
    /// <returns>The decision.</returns>
    public Decision DecideOwnSide(IamPrincipal principal, string action, AccessTarget target) =>
        _authorizer.DecideOwnSide(principal, action, target.Scope, Known(target));

    /// <summary>Decides for an outsider. What its own account allows it is not known and taken as granted.</summary>
    /// <param name="outsider">The outsider.</param>
    /// <param name="action">The action.</param>
    /// <param name="target">The target.</param>
    /// <returns>The decision.</returns>
    public Decision Decide(Outsider outsider, string action, AccessTarget target)
    {
        var facts = outsider.Facts.Aggregate(Known(target), (c, f) => c.With(f.Key, f.Values));
        var bundle = new PolicyBundle { Identity = [OutsiderPolicy.AllowAll], ResourceControl = _authorizer.Options.ResourceControl };
        return Decide(outsider.Requester, action, target, facts, bundle);
    }

    /// <summary>The answer that a decision comes to.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="isAnybody">Whether it was asked for anybody: a condition that leaves the audience open is then met by somebody.</param>
    /// <returns>The answer.</returns>
    public static AccessAnswer Answer(Decision decision, bool isAnybody = false) => decision.Outcome switch
    {
        DecisionOutcome.Allowed => AccessAnswer.Yes,
        DecisionOutcome.Conditional when RequesterChoices.Cover(decision.ConditionKeys) || (isAnybody && IsOpen(decision)) => AccessAnswer.Yes,
        DecisionOutcome.Conditional => AccessAnswer.Conditional,
        DecisionOutcome.Unknown => AccessAnswer.Unknown,
        _ => AccessAnswer.No,
    };

    /// <summary>Whether what remains open is only a condition of an Allow that S3, and we for every service, call public.</summary>
    private static bool IsOpen(Decision decision) => decision.Statement is { Effect: PolicyEffect.Allow } statement && PublicPolicy.IsPublic(statement);

    private Decision Decide(Requester requester, string action, AccessTarget target, RequestContext facts, PolicyBundle bundle)
    {
        var (name, actsOnNoResource) = _authorizer.Action(action);
        var request = new AccessRequest
        {
            Requester = requester,
            Action = name,
            Resource = target.Scope,
            ResourceAccount = target.Account,
            Context = facts,
            ActsOnNoResource = actsOnNoResource,
        };
        var policy = target.PolicyFor(name.Service);
        if (policy is null && (target.PolicyGaps.Count > 0 || GoverningPolicy.Governs(request)))
        {
            policy = target.UnreadPolicy;
        }

        return AccessEvaluator.Decide(request, bundle with { Resource = policy, RestrictsPublicBuckets = target.Restricts });
    }

    private RequestContext Context(IamPrincipal principal, AccessTarget target, RequestContext? extra)
    {
        var key = (principal.Index, Known(target));
        if (!_contexts.TryGetValue(key, out var found))
        {
            _contexts[key] = found = _authorizer.ContextOf(principal, key.Item2).With("kms:CallerAccount", _authorizer.Account.Account);
        }

        return extra?.Over(found) ?? found;
    }

    private RequestContext Known(AccessTarget target)
    {
        if (!_known.TryGetValue((target.Account, target.Region), out var found))
        {
            _known[(target.Account, target.Region)] = found = RequestContext.Partial(RequesterChoices.Known(target.Account, target.Region, context.Store.Manifest.EndedAt));
        }

        return found;
    }
}
