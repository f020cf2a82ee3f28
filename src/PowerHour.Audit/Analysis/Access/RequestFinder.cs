using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Who in the account is let make a request that says certain things, on some resource of the account: what no policy stands in the way of.</summary>
/// <remarks>
/// "Deny sagemaker:CreateTrainingJob if Null sagemaker:VpcSubnets" forces jobs into a VPC: the request without subnets is refused to everybody. So does a role whose
/// only Allow asks for subnets. Both are found by asking for the careless request itself.
/// </remarks>
internal static class RequestFinder
{
    /// <summary>Everybody who can, or may be able to; administrators too, service-linked roles never.</summary>
    /// <param name="context">The account.</param>
    /// <param name="actions">The actions; each is asked about by itself.</param>
    /// <param name="request">What the request says: <c>key=value</c>, or <c>key</c> alone for a key that it does not carry. Other keys are not known.</param>
    /// <returns>For each principal the first action that it can do.</returns>
    public static IEnumerable<Grantee> Find(AnalysisContext context, IReadOnlyList<string> actions, IReadOnlyList<string> request)
    {
        var authorizer = context.Access.Authorizer;
        var index = new AbilityIndex(authorizer, actions);
        var manifest = context.Store.Manifest;
        var known = request.Aggregate(RequestContext.Partial(RequesterChoices.Known(manifest.AccountId, "", manifest.EndedAt)), With);
        foreach (var principal in authorizer.Account.Principals.Where(p => !p.Requester.IsServiceLinked))
        {
            var (action, decision) = actions.Select(a => (Action: a, Decision: index.Best(principal, a, known)))
                .Where(d => d.Decision is not null && Answer(d.Decision) != AccessAnswer.No).OrderByDescending(d => Answer(d.Decision!)).FirstOrDefault();
            if (decision is not null)
            {
                yield return Grantee(context, principal, action, decision);
            }
        }
    }

    private static RequestContext With(RequestContext context, string said)
    {
        var at = said.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? context.With(said) : context.With(said[..at], said[(at + 1)..]);
    }

    private static AccessAnswer Answer(Decision decision) => AccessDecider.Answer(decision);

    private static Grantee Grantee(AnalysisContext context, IamPrincipal principal, string action, Decision decision) => new()
    {
        Principal = principal.Arn,
        Kind = GranteeKind.Internal,
        Answer = Answer(decision),
        Action = action,
        DecidedBy = decision.DecidedBy,
        ConditionKeys = Answer(decision) == AccessAnswer.Conditional ? decision.ConditionKeys : [],
        GapIds = Answer(decision) == AccessAnswer.Unknown ? [.. PolicyGaps.OfSide(principal, context.Access.Authorizer.Options)] : [],
        IsAdministrator = context.Effective.IsAdministrator(principal),
        Stages = context.Effective.Stages.Of(principal.Arn),
    };
}
