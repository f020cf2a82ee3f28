using System.Collections.Immutable;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Answers who can do what in one account. Not safe for use by several threads at once.</summary>
public sealed class Authorizer
{
    private readonly ResourcePolicyIndex _resources;
    private readonly RequestContext?[] _contexts;
    private readonly Truth?[] _administration;
    private readonly Dictionary<string, (ActionName Name, bool ActsOnNoResource)> _actions = new(StringComparer.Ordinal);

    /// <summary>An authorizer for an account.</summary>
    /// <param name="account">The account's principals.</param>
    /// <param name="options">Resource policies, control policies and workloads; null when none are known.</param>
    public Authorizer(AccountAuthorization account, AuthorizerOptions? options = null)
    {
        Account = account;
        Options = options ?? new AuthorizerOptions();
        _resources = new ResourcePolicyIndex(account, Options);
        _contexts = new RequestContext?[account.Principals.Length];
        _administration = new Truth?[account.Principals.Length];
    }

    /// <summary>The account.</summary>
    public AccountAuthorization Account { get; }

    /// <summary>What else is known.</summary>
    public AuthorizerOptions Options { get; }

    /// <summary>May a user or role of the account do this?</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="action">The action, for example <c>s3:GetObject</c>.</param>
    /// <param name="resource">The resource or pattern of resources.</param>
    /// <param name="context">What is known of the request's context, beyond what is known of the principal; null for nothing.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="FormatException">The action is not of the form service:Name.</exception>
    public Decision Decide(IamPrincipal principal, string action, ResourceScope resource, RequestContext? context = null)
    {
        var (name, actsOnNoResource) = Action(action);
        var request = new AccessRequest
        {
            Requester = principal.Requester,
            Action = name,
            Resource = resource,
            ResourceAccount = _resources.AccountOf(resource.Text),
            Context = About(resource, ContextOf(principal, context)),
            ActsOnNoResource = actsOnNoResource,
        };
        return Decide(request, Bundle(principal));
    }

    /// <summary>May this principal do this? A string with wildcards is a question about every resource of the pattern.</summary>
    /// <param name="principal">The ARN of a user or role of the account, or of a role's session.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource's ARN, or <c>*</c> for an action that acts on none.</param>
    /// <param name="context">What is known of the request's context; null for nothing.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The account has no such principal.</exception>
    public Decision Decide(string principal, string action, string resource, RequestContext? context = null)
    {
        var found = Account.Find(principal)
            ?? throw new ArgumentException($"'{principal}' is not a user or role of account {Account.Account}.", nameof(principal));
        return Decide(found, action, ResourceScope.Every(resource), context);
    }

    /// <summary>
    /// Does the resource's side let somebody from outside the account do this: a service, another account's principal, anyone?
    /// What the other account's own policies allow is not known and taken as granted.
    /// </summary>
    /// <param name="outsider">A service, an account's root (for any of its principals), a principal of another account, or anonymous.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource or pattern of resources.</param>
    /// <param name="context">What is known of the request's context; null for nothing.</param>
    /// <returns>The decision.</returns>
    public Decision DecideOutsider(Requester outsider, string action, ResourceScope resource, RequestContext? context = null)
    {
        var (name, actsOnNoResource) = Action(action);
        var isService = outsider.Kind == RequesterKind.Service ? "true" : "false";
        var request = new AccessRequest
        {
            Requester = outsider,
            Action = name,
            Resource = resource,
            ResourceAccount = _resources.AccountOf(resource.Text),
            Context = Given(context).With("aws:PrincipalIsAWSService", isService),
            ActsOnNoResource = actsOnNoResource,
        };
        return Decide(request, new PolicyBundle { Identity = [OutsiderPolicy.AllowAll], ResourceControl = Options.ResourceControl });
    }

    /// <summary>Who in the account can do this, or might: every principal whose decision is Allowed, Conditional or Unknown.</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource; for a pattern use <see cref="ResourceScope.Some"/>.</param>
    /// <param name="context">What is known of the request's context; null for nothing.</param>
    /// <returns>The decisions, in ARN order of the principals.</returns>
    public ImmutableArray<Decision> WhoCan(string action, ResourceScope resource, RequestContext? context = null)
    {
        var found = ImmutableArray.CreateBuilder<Decision>();
        foreach (var principal in Account.Principals)
        {
            var decision = Decide(principal, action, resource, context);
            if (decision.IsPossible || decision.Outcome == DecisionOutcome.Unknown)
            {
                found.Add(decision);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether the principal is allowed everything, but for Denies that leave IAM itself open.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>True for an administrator in the first sense. For the second, see the escalation analysis.</returns>
    public bool IsAdministrator(IamPrincipal principal) => Administration(principal) == Truth.Yes;

    /// <summary>Whether the principal is one; Conditional where that hangs on a condition, such as a second factor.</summary>
    internal Truth Administration(IamPrincipal principal)
    {
        ref var known = ref _administration[principal.Index];
        return known ??= AdministratorTest.Of(Bundle(principal), principal);
    }

    internal (ActionName Name, bool ActsOnNoResource) Action(string action)
    {
        if (!_actions.TryGetValue(action, out var known))
        {
            var entry = ActionTable.Default.Find(action);
            _actions[action] = known = (ActionName.Parse(action), entry is { ActsOnNoResource: true });
        }

        return known;
    }

    internal PolicyBundle Bundle(IamPrincipal principal) => new()
    {
        Identity = principal.Policies,
        Boundary = principal.Boundary,
        ServiceControl = Options.ServiceControl,
        ResourceControl = Options.ResourceControl,
    };

    internal RequestContext ContextOf(IamPrincipal principal, RequestContext? context)
    {
        var known = _contexts[principal.Index] ??= KnownOf(principal);
        return context is null ? known : context.Over(known);
    }

    /// <summary>With what is known of the user or role that a request is about.</summary>
    internal RequestContext About(ResourceScope resource, RequestContext context) =>
        resource.Pattern is null && resource.Text.Contains(":iam::", StringComparison.Ordinal) && Account.Find(resource.Text) is { } target ? context.Over(target.AsResource) : context;

    private RequestContext Given(RequestContext? context) => (context, Options.Context) switch
    {
        ({ } asked, { } given) => asked.Over(given),
        (var asked, var given) => asked ?? given ?? RequestContext.Unknown,
    };

    private RequestContext KnownOf(IamPrincipal principal)
    {
        var known = Options.OrganizationId is { } id ? principal.Context.With("aws:PrincipalOrgID", id) : principal.Context;
        return Options.Context is { } given ? given.Over(known) : known;
    }

    /// <summary>The decision from the principal's own side alone: no resource has a policy.</summary>
    internal Decision DecideOwnSide(IamPrincipal principal, string action, ResourceScope resource, RequestContext? context = null)
    {
        var request = OwnSideRequest(principal, action, resource, context);
        return AccessEvaluator.Decide(request, OwnSideBundle(principal, request));
    }

    /// <summary>True only if no resource of the pattern is allowed under any condition.</summary>
    internal static bool IsSurelyDenied(AccessRequest request, PolicyBundle bundle, ResourceScope some) =>
        AccessEvaluator.DecideByBounds(request with { Resource = some }, bundle) is
        {
            Outcome: DecisionOutcome.ImplicitlyDenied or DecisionOutcome.ExplicitlyDenied,
        };

    internal AccessRequest OwnSideRequest(IamPrincipal principal, string action, ResourceScope resource, RequestContext? context)
    {
        var (name, actsOnNoResource) = Action(action);
        return new AccessRequest
        {
            Requester = principal.Requester,
            Action = name,
            Resource = resource,
            ResourceAccount = Account.Account,
            Context = About(resource, ContextOf(principal, context)),
            ActsOnNoResource = actsOnNoResource,
        };
    }

    internal PolicyBundle OwnSideBundle(IamPrincipal principal, AccessRequest request) =>
        GoverningPolicy.Governs(request) ? Bundle(principal) with { Resource = OwnSidePolicy.Delegating(Account) } : Bundle(principal);

    private Decision Decide(AccessRequest request, PolicyBundle bundle)
    {
        bundle = Options.VpcEndpoint.IsEmpty ? bundle : bundle with { VpcEndpoint = Options.VpcEndpoint };
        if (request.ActsOnNoResource)
        {
            return AccessEvaluator.Decide(request, bundle);
        }

        var owner = ResourceOwner.Of(request.Resource.Text);
        return request.Resource.Pattern is null || !owner.AsSpan().ContainsAny('*', '?')
            ? AccessEvaluator.Decide(request, Governed(request, _resources.Extend(bundle, request, owner)))
            : DecideParts(request, bundle);
    }

    /// <summary>Each resource that is known is asked about with its own policy; then those that are not, where there may be any.</summary>
    private Decision DecideParts(AccessRequest request, PolicyBundle bundle)
    {
        Decision? chosen = null;
        foreach (var (owner, scope) in _resources.Parts(request))
        {
            var one = AccessEvaluator.Decide(request with { Resource = scope }, Governed(request, _resources.Extend(bundle, request, owner)));
            chosen = RegionChoice.Better(chosen, one with { Request = request, Witness = one.Witness ?? scope.Text });
            if (RegionChoice.IsFinal(chosen))
            {
                return chosen;
            }
        }

        var unlisted = _resources.Unlisted(request);
        if (unlisted is null && !GoverningPolicy.Governs(request))
        {
            return RegionChoice.Better(chosen, AccessEvaluator.Decide(request, bundle));
        }

        return chosen is not null && unlisted is not { MayExist: true } ? chosen
            : RegionChoice.Better(chosen, AccessEvaluator.Decide(request, Governed(request, bundle with { Resource = unlisted?.Policy })));
    }

    /// <summary>A key or role always has a policy.</summary>
    private static PolicyBundle Governed(AccessRequest request, PolicyBundle bundle) => bundle.Resource is null && GoverningPolicy.Governs(request)
        ? bundle with { Resource = ResourcePolicyIndex.NotCollected(request.Resource.Text) }
        : bundle;
}
