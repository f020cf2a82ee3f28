using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Who can really do what in the account, as facts for rules and attack paths: the answers of the IAM engine, with administrators apart, outsiders by kind, the key
/// that a bucket takes joined in, and every answer kept. Ask <see cref="AnalysisContext.Effective"/>; nothing is worked out before it is asked.
/// </summary>
public sealed class EffectiveAccess
{
    private readonly AccessFinder _finder;
    private readonly AccessTargets _targets;
    private readonly KeyNeeds _keys;
    private readonly PrefixRegions _regions;
    private readonly Authorizer _authorizer;
    private readonly AnalysisContext _context;
    private readonly Dictionary<(string Target, string Actions), AccessList> _lists = [];
    private readonly Dictionary<string, Exposures> _exposures = new(StringComparer.Ordinal);
    private readonly ExposureFinder _exposureFinder;
    private EscalationAnalysis? _escalations;
    private CapabilityAnalysis? _capabilities;

    internal EffectiveAccess(AnalysisContext context)
    {
        _context = context;
        _authorizer = context.Access.Authorizer;
        Stages = new RoleStageIndex(context);
        _finder = new AccessFinder(context, Stages);
        _targets = new AccessTargets(context);
        _keys = new KeyNeeds(context, _targets);
        _regions = new PrefixRegions(_authorizer);
        _exposureFinder = new ExposureFinder(context, _targets, _finder);
    }

    /// <summary>The stages that roles work in.</summary>
    public RoleStageIndex Stages { get; }

    /// <summary>Who can become somebody else or an administrator; worked out when first asked for.</summary>
    public EscalationAnalysis Escalations => _escalations ??= new EscalationAnalysis(_authorizer);

    /// <summary>Finds a user or role of the account.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <returns>The principal, or null.</returns>
    public IamPrincipal? Find(string arn) => _authorizer.Account.Find(arn);

    /// <summary>Whether a service may run something as a role.</summary>
    /// <param name="role">The role.</param>
    /// <param name="service">The service, as <c>glue.amazonaws.com</c>.</param>
    /// <returns>False only where the trust policy certainly keeps it out.</returns>
    public bool Trusts(IamPrincipal role, string service) =>
        _authorizer.DecideOutsider(Requester.Parse(service), TrustIndex.AssumeRole, ResourceScope.Exactly(role.Arn)) is { IsPossible: true };

    /// <summary>What a principal can do to machine learning, on some resource: its own policies and boundary considered.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>Its capabilities; those of an administrator are not listed.</returns>
    public PrincipalCapabilities CapabilitiesOf(IamPrincipal principal) => (_capabilities ??= new CapabilityAnalysis(_authorizer)).Of(principal);

    /// <summary>Whether a principal is allowed everything.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>True for an administrator in the first sense.</returns>
    public bool IsAdministrator(IamPrincipal principal) => _finder.IsAdministrator(principal);

    /// <summary>Whom the policy of a resource, or its access control list, lets in from outside the account.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>What each may do.</returns>
    public Exposures ExposureOf(Resource resource)
    {
        if (!_exposures.TryGetValue(resource.Arn, out var found))
        {
            _exposures[resource.Arn] = found = _exposureFinder.Of(resource);
        }

        return found;
    }

    /// <summary>Who can do something with a resource.</summary>
    /// <param name="resource">The resource; of a type that knows the verb, else nobody can.</param>
    /// <param name="verb">What is done.</param>
    /// <returns>The list. Of a bucket: with any object in it.</returns>
    public AccessList Who(Resource resource, AccessVerb verb) => ResourceActions.Of(resource.Type, verb)
        .Select(on => Ask(_targets.Of(resource.Arn + on.Suffix), on.Actions, verb))
        .Aggregate(AccessList.Nobody, (all, one) => all.Or(one));

    /// <summary>The administrators of the account who can do anything with a resource that its type knows.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>Their ARNs, in order, and the gaps behind which others may hide.</returns>
    public (IReadOnlyList<string> Principals, IReadOnlyList<string> GapIds) AdministratorsOf(Resource resource)
    {
        AccessQuestion[] questions = [.. from verb in Enum.GetValues<AccessVerb>() from some in ResourceActions.Of(resource.Type, verb) select Question(_targets.Of(resource.Arn + some.Suffix), some.Actions, verb)];
        var can = _finder.Administrators.Where(a => Array.Exists(questions, q => _finder.Ask(a, q, isForAll: true) is not null));
        return ([.. can.Select(a => a.Arn)], [.. questions.SelectMany(_finder.GapsOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Who can read, write or delete an object under a prefix of a bucket: at least one that begins so, whatever the rest of its key.</summary>
    /// <param name="bucketArn">The bucket.</param>
    /// <param name="prefix">The beginning of keys, without a star; empty for all. Prefixes are texts: <c>train</c> is also the beginning of <c>training2/x</c>.</param>
    /// <param name="verb">Read, write, delete or change who has access.</param>
    /// <returns>The list. Prefixes that no policy tells apart have the same.</returns>
    public AccessList WhoUnder(string bucketArn, string prefix, AccessVerb verb) => ResourceActions.Of(new ResourceType("AWS::S3::Bucket"), verb)
        .Select(on => Ask(_targets.Of(on.Suffix.Length == 0 ? bucketArn : _regions.Representative(bucketArn, prefix, on.Actions)), on.Actions, verb))
        .Aggregate(AccessList.Nobody, (all, one) => all.Or(one));

    /// <summary>Who can read, write or delete one object of a bucket.</summary>
    /// <param name="bucketArn">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="verb">Read, write, delete or change who has access.</param>
    /// <returns>The list.</returns>
    public AccessList WhoAt(string bucketArn, string key, AccessVerb verb) => ResourceActions.Of(new ResourceType("AWS::S3::Bucket"), verb)
        .Select(on => Ask(_targets.Of(on.Suffix.Length == 0 ? bucketArn : $"{bucketArn}/{key.Replace('*', '?')}"), on.Actions, verb))
        .Aggregate(AccessList.Nobody, (all, one) => all.Or(one));

    /// <summary>Who can do one of some actions with a resource.</summary>
    /// <param name="resource">The ARN, or a pattern with <c>*</c> and <c>?</c> in its last part: then at least one resource of it.</param>
    /// <param name="actions">The actions, as <c>service:Name</c>; one of them suffices.</param>
    /// <returns>The list.</returns>
    public AccessList Who(string resource, params IReadOnlyList<string> actions) => Ask(_targets.Of(resource), [.. actions], verb: null);

    /// <summary>Whether one user or role of the account can do one of some actions with a resource.</summary>
    /// <param name="principal">The ARN of the user or role.</param>
    /// <param name="resource">The ARN or pattern.</param>
    /// <param name="actions">The actions; one of them suffices.</param>
    /// <returns>The grantee, administrators included; null where it can not, or is not of the account.</returns>
    public Grantee? Can(string principal, string resource, params IReadOnlyList<string> actions)
    {
        var question = new AccessQuestion(_targets.Of(resource), [.. actions], KeyNeed.None);
        return _authorizer.Account.Find(principal) is { } found ? _finder.Ask(found, question, question.Actions.Any(a => _finder.IsForAnybody(question.Target, a))) : null;
    }

    /// <summary>What the own policies of a user or role allow it, boundary and Denies considered, as if no resource had a policy.</summary>
    /// <param name="principal">The ARN of the user or role.</param>
    /// <param name="resource">The ARN or pattern.</param>
    /// <param name="actions">The actions.</param>
    /// <returns>One grantee for each action that is not denied; none where the principal is not of the account.</returns>
    public IReadOnlyList<Grantee> Allows(string principal, string resource, params IReadOnlyList<string> actions) => _authorizer.Account.Find(principal) is { } found
        ? [.. _finder.OwnSide(found, new AccessQuestion(_targets.Of(resource), [.. actions], KeyNeed.None))] : [];

    /// <summary>Whether people work as a principal: a role of notebooks, or a user.</summary>
    /// <param name="principal">The ARN.</param>
    /// <returns>True where they do. Every user counts: whether one has a password or a key is not read.</returns>
    public bool IsInteractive(string principal) =>
        Stages.Of(principal).Contains("interactive", StringComparer.Ordinal) || _authorizer.Account.Find(principal) is { IsRole: false };

    /// <summary>Whether a principal stands outside: anybody, or somebody of an account that is not trusted.</summary>
    /// <param name="principal">A name as of <see cref="Grantee.Principal"/>.</param>
    /// <returns>True where it does.</returns>
    public bool IsOutsider(string principal) => principal switch
    {
        "PUBLIC" or "AUTHENTICATED_AWS" => true,
        _ when principal.StartsWith("ACCOUNT:", StringComparison.Ordinal) => !_context.Trusts(principal["ACCOUNT:".Length..]),
        _ => principal.StartsWith("arn:", StringComparison.Ordinal) && !_context.Trusts(principal),
    };

    private AccessList Ask(AccessTarget target, ImmutableArray<string> actions, AccessVerb? verb)
    {
        var key = (target.Text, $"{verb} {string.Join(' ', actions)}");
        if (!_lists.TryGetValue(key, out var list))
        {
            _lists[key] = list = _finder.Find(Question(target, actions, verb));
        }

        return list;
    }

    private AccessQuestion Question(AccessTarget target, ImmutableArray<string> actions, AccessVerb? verb) =>
        new(target, actions, verb is { } v && target.Text.Length > target.Owner.Length ? _keys.Of(target.Owner, v) : KeyNeed.None);
}
