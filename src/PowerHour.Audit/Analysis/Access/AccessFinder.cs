using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using PublicPolicy = PowerHour.Audit.Iam.Authorization.PublicAccess;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Answers one question for everybody: the users and roles of the account, and whom the resource's policy may let in from outside.</summary>
/// <param name="context">The account.</param>
/// <param name="stages">The stages of roles.</param>
internal sealed class AccessFinder(AnalysisContext context, RoleStageIndex stages)
{
    private readonly Authorizer _authorizer = context.Access.Authorizer;
    private readonly AccessDecider _decider = new(context);
    private readonly OutsiderFinder _outsiders = new(context);
    private readonly GrantIndex _index = new(context.Access.Authorizer);
    private readonly KnownGrantees _known = new();
    private IReadOnlyList<IamPrincipal>? _administrators;

    /// <summary>Whether a principal is allowed everything.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>True for an administrator in the first sense.</returns>
    public bool IsAdministrator(IamPrincipal principal) => _authorizer.IsAdministrator(principal);

    /// <summary>Who can.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The list.</returns>
    public AccessList Find(AccessQuestion question)
    {
        var isForAll = question.Actions.Any(a => IsForAnybody(question.Target, a));
        var candidates = (isForAll ? _authorizer.Account.Principals : Candidates(question)).Where(p => !p.Requester.IsServiceLinked && !IsAdministrator(p));
        Grantee[] grantees = [.. candidates.Select(p => Ask(p, question, isForAll)).OfType<Grantee>(), .. Outside(question)];
        return new AccessList(grantees, () => [.. Administrators.Select(a => Ask(a, question, isForAll)).OfType<Grantee>()], GapsOf(question));
    }

    /// <summary>The administrators of the account, in ARN order, without roles that services keep for themselves.</summary>
    public IReadOnlyList<IamPrincipal> Administrators => _administrators ??= [.. _authorizer.Account.Principals.Where(p => !p.Requester.IsServiceLinked && IsAdministrator(p))];

    /// <summary>The gaps behind which further principals may hide.</summary>
    /// <param name="question">The question.</param>
    /// <returns>The gap ids, each once, sorted.</returns>
    public IReadOnlyList<string> GapsOf(AccessQuestion question) => Unread.Joined(context.Access.GapIds, question.Target.PolicyGaps);

    /// <summary>Whether one principal can.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="question">The question.</param>
    /// <param name="isForAll">Whether the target's policy may let everybody in.</param>
    /// <returns>The grantee, or null where the answer is No.</returns>
    public Grantee? Ask(IamPrincipal principal, AccessQuestion question, bool isForAll)
    {
        (AccessAnswer Answer, Decision? Decision, string Action) best = (AccessAnswer.No, null, "");
        foreach (var action in question.Actions)
        {
            if (!IsCandidate(principal, action, question.Target, isForAll))
            {
                continue;
            }

            var (answer, decision) = Decide(principal, action, question);
            if (answer > best.Answer)
            {
                best = (answer, decision, action);
            }

            if (answer == AccessAnswer.Yes)
            {
                break;
            }
        }

        return best.Decision is null ? null : Grantee(principal, best.Answer, best.Decision, best.Action, question);
    }

    /// <summary>What a principal's own policies allow, each action once.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="question">The actions and the target; its policy does not matter.</param>
    /// <returns>One grantee for each action that is not denied.</returns>
    public IEnumerable<Grantee> OwnSide(IamPrincipal principal, AccessQuestion question)
    {
        foreach (var action in question.Actions)
        {
            var (name, actsOnNoResource) = _authorizer.Action(action);
            if (GrantFilter.MayAllow(principal, name, actsOnNoResource, question.Target) && _decider.DecideOwnSide(principal, action, question.Target) is var decision
                && AccessDecider.Answer(decision) is var answer and not AccessAnswer.No)
            {
                var grantee = Grantee(principal, answer, decision, action, question);
                yield return answer == AccessAnswer.Unknown ? grantee with { GapIds = [.. PolicyGaps.OfSide(principal, _authorizer.Options)] } : grantee;
            }
        }
    }

    /// <summary>Whether the policy of a target has an Allow for everybody, conditions aside.</summary>
    /// <param name="target">The target.</param>
    /// <param name="action">The action.</param>
    /// <returns>True where it has.</returns>
    public bool IsForAnybody(AccessTarget target, string action)
    {
        var name = _authorizer.Action(action).Name;
        return target.PolicyFor(name.Service)?.StatementsFor(name.Service).Any(s => s.Effect == PolicyEffect.Allow && s.Actions.Contains(name) && OutsiderFinder.IsForAnybody(s.Principals)) == true;
    }

    /// <summary>Whom own policies or the policy of the target may let.</summary>
    private IEnumerable<IamPrincipal> Candidates(AccessQuestion question)
    {
        var found = new PrincipalMask(_authorizer.Account.Principals.Length);
        foreach (var action in question.Actions)
        {
            _index.Find(action, question.Target, found);
            foreach (var principal in Named(question.Target, _authorizer.Action(action).Name))
            {
                found.Add(principal.Index, Truth.Yes);
            }
        }

        return found.Members().Select(i => _authorizer.Account.Principals[i]);
    }

    private IEnumerable<IamPrincipal> Named(AccessTarget target, ActionName action)
    {
        var isNaming = target.PolicyFor(action.Service)?.StatementsFor(action.Service).Any(s => s.Effect == PolicyEffect.Allow && s.Principals?.Entries.Any(e => e.Kind is PrincipalEntryKind.User or PrincipalEntryKind.Role or PrincipalEntryKind.RoleSession) == true) == true;
        return isNaming ? _authorizer.Account.Principals.Where(p => IsNamed(p, action, target)) : [];
    }

    private bool IsCandidate(IamPrincipal principal, string action, AccessTarget target, bool isForAll)
    {
        var (name, actsOnNoResource) = _authorizer.Action(action);
        return isForAll || GrantFilter.MayAllow(principal, name, actsOnNoResource, target) || IsNamed(principal, name, target);
    }

    private static bool IsNamed(IamPrincipal principal, in ActionName action, AccessTarget target)
    {
        foreach (var statement in target.PolicyFor(action.Service)?.StatementsFor(action.Service) ?? [])
        {
            if (statement.Effect == PolicyEffect.Allow && statement.Actions.Contains(action) && statement.Principals?.Match(principal.Requester) is { As: NamedAs.Itself or NamedAs.Underlying })
            {
                return true;
            }
        }

        return false;
    }

    private (AccessAnswer Answer, Decision Decision) Decide(IamPrincipal principal, string action, AccessQuestion question)
    {
        var decision = _decider.Decide(principal, action, question.Target, question.Need.Request);
        var answer = AccessDecider.Answer(decision);
        if (answer == AccessAnswer.No || question.Need.Key is not { } key)
        {
            return (Bounded(answer, question.Need), decision);
        }

        var use = _decider.Decide(principal, question.Need.Action, key, question.Need.KeyRequest);
        var usable = AccessDecider.Answer(use);
        return usable switch
        {
            AccessAnswer.Yes => (answer, decision),
            AccessAnswer.No => (WithoutKey(principal, action, question), decision),
            _ => usable < answer ? (usable, use) : (answer, decision),
        };
    }

    /// <summary>Who may not use the key can still write where nothing forbids that the object is encrypted otherwise: it depends on how he asks.</summary>
    private AccessAnswer WithoutKey(IamPrincipal principal, string action, AccessQuestion question) =>
        question.Need.Request is not null && AccessDecider.Answer(_decider.Decide(principal, action, question.Target, KeyNeed.OtherEncryption)) is not AccessAnswer.No ? AccessAnswer.Conditional : AccessAnswer.No;

    private static AccessAnswer Bounded(AccessAnswer answer, KeyNeed need) => answer == AccessAnswer.Yes && need.GapIds.Count > 0 ? AccessAnswer.Unknown : answer;

    private Grantee Grantee(IamPrincipal principal, AccessAnswer answer, Decision decision, string action, AccessQuestion question) => _known.Once(new()
    {
        Principal = principal.Arn,
        Kind = GranteeKind.Internal,
        Answer = answer,
        Action = action,
        DecidedBy = decision.DecidedBy,
        ConditionKeys = answer == AccessAnswer.Conditional ? ConditionKeys(decision) : [],
        GapIds = answer == AccessAnswer.Unknown ? GapsOf(principal, question) : [],
        IsAdministrator = IsAdministrator(principal),
        Stages = stages.Of(principal.Arn),
    });

    private static ImmutableArray<string> ConditionKeys(Decision decision) =>
        decision.Outcome == DecisionOutcome.Conditional ? decision.ConditionKeys : ["s3:x-amz-server-side-encryption"];

    private string[] GapsOf(IamPrincipal principal, AccessQuestion question)
    {
        var documents = principal.Policies.Concat(principal.Boundary).Concat(_authorizer.Options.ServiceControl.SelectMany(l => l.Policies)).SelectMany(PolicyGaps.Of);
        var owner = question.Target.PolicyGaps.Concat(PolicyGaps.Of(question.Target.Policy)).Concat(PolicyGaps.Of(question.Target.Trust));
        var key = question.Need.Key is { } k ? k.PolicyGaps.Concat(PolicyGaps.Of(k.Policy)) : [];
        string[] known = [.. documents.Concat(owner).Concat(key).Concat(question.Need.GapIds).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return known.Length > 0 ? known : [PolicyGaps.Gap(Inventory.GapCause.NotCollected, $"policy of {question.Need.Key?.Owner ?? question.Target.Owner}")];
    }

    /// <summary>Who of outside can.</summary>
    /// <param name="question">The question.</param>
    /// <returns>Each once, by name.</returns>
    public IEnumerable<Grantee> Outside(AccessQuestion question)
    {
        var found = question.Actions.SelectMany(a => Outside(question, a).Concat(AccessControlLists.Grants(context, _decider, question.Target, a))).GroupBy(g => g.Principal, StringComparer.Ordinal).Select(g => g.MaxBy(x => x.Answer)!);
        var sorted = found.OrderBy(g => g.Principal, StringComparer.Ordinal).ToList();
        var anybody = sorted.Find(g => g.Principal == "PUBLIC")?.Answer ?? AccessAnswer.No;
        return sorted.Where(g => g.Principal != "AUTHENTICATED_AWS" || g.Answer > anybody);
    }

    private IEnumerable<Grantee> Outside(AccessQuestion question, string action)
    {
        var name = _authorizer.Action(action).Name;
        if (question.Target.PolicyFor(name.Service) is not { } policy)
        {
            yield break;
        }

        foreach (var outsider in _outsiders.Of(policy, name, action))
        {
            var decision = _decider.Decide(outsider, action, question.Target);
            var answer = WithKey(outsider, AccessDecider.Answer(decision, outsider.IsAnybody), question);
            if (answer == AccessAnswer.No)
            {
                continue;
            }

            var mayBeBlocked = question.Target is { Restricts: false, RestrictionGaps.Count: > 0 } && outsider.Kind != GranteeKind.Service && PublicPolicy.IsPublic(policy);
            yield return new Grantee
            {
                Principal = outsider.Principal,
                Kind = outsider.Kind,
                Answer = mayBeBlocked && answer == AccessAnswer.Yes ? AccessAnswer.Unknown : answer,
                Action = action,
                DecidedBy = decision.DecidedBy,
                ConditionKeys = answer == AccessAnswer.Conditional ? ConditionKeys(decision) : [],
                GapIds = mayBeBlocked ? question.Target.RestrictionGaps : answer == AccessAnswer.Unknown ? OutsideGaps(question) : [],
            };
        }
    }

    private AccessAnswer WithKey(Outsider outsider, AccessAnswer answer, AccessQuestion question)
    {
        if (answer == AccessAnswer.No || question.Need.Key is not { } key || outsider.Kind == GranteeKind.Service)
        {
            return outsider.Kind == GranteeKind.Service ? answer : Bounded(answer, question.Need);
        }

        var usable = AccessDecider.Answer(_decider.Decide(outsider, question.Need.Action, key), outsider.IsAnybody);
        return usable == AccessAnswer.No && question.Need.Request is not null ? AccessAnswer.Conditional : usable < answer ? usable : answer;
    }

    private string[] OutsideGaps(AccessQuestion question) =>
        [.. _authorizer.Options.ResourceControl.SelectMany(l => l.Policies).SelectMany(PolicyGaps.Of).Concat(question.Target.PolicyGaps).Concat(question.Need.GapIds).Concat(question.Need.Key?.PolicyGaps ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
