using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Who can do what with a resource, as cards see it.</summary>
internal static class AccessFacts
{
    private static readonly CelType Texts = CelType.List(CelType.String);

    private static readonly CelObjectType GranteeType = new("Grantee", () =>
    [
        new("Principal", CelType.String, isAlwaysThere: true), new("Kind", CelType.OneOf(["internal", "trusted", "foreign", "public", "service"]), isAlwaysThere: true), new("Answer", CelType.OneOf(["yes", "conditional"]), isAlwaysThere: true),
        new("Verb", CelType.OneOf(["write", "read", "delete", "changePolicy", "invoke", "useKey", "pass", "assume", "other"]), isAlwaysThere: true), new("Action", CelType.String, isAlwaysThere: true),
        new("Statement", CelType.String, isAlwaysThere: true), new("Stages", RoleStageIndex.Stages), new("NamedStages", RoleStageIndex.Stages), new("IdleDays", CelType.Nullable(CelType.Int)), new("ConditionKeys", Texts), new("Text", CelType.String, isAlwaysThere: true),
    ]);

    /// <summary>The type of a grantee.</summary>
    public static readonly CelType Grantee = CelType.Object(GranteeType);

    /// <summary>Those who can do something, administrators aside: partial where others may hide, or where it is not known of somebody.</summary>
    /// <param name="verb">What is done.</param>
    /// <returns>The fact.</returns>
    public static Func<Resource, AnalysisContext, CelValue> Who(AccessVerb verb) => (resource, context) =>
    {
        if (ResourceActions.Of(resource.Type, verb).Count == 0)
        {
            return CelValue.List(CelList.Empty);
        }

        var list = context.Effective.Who(resource, verb);
        return List(list.Grantees.Select(g => (Verb(verb), g)), list.GapIds, context);
    };

    /// <summary>The administrators of the account who can do anything with the resource that its type knows.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of ARNs.</returns>
    public static CelValue Administrators(Resource resource, AnalysisContext context)
    {
        var (names, gaps) = context.Effective.AdministratorsOf(resource);
        return CelValue.List(CelList.Of([.. names.Select(CelValue.String)], Unread.Because(gaps)));
    }

    /// <summary>Whom the resource lets in from outside the account, verb by verb.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of grantees.</returns>
    public static CelValue Exposure(Resource resource, AnalysisContext context)
    {
        var found = context.Effective.ExposureOf(resource);
        return List(found.All.Select(e => (e.Verb is { } verb ? Verb(verb) : "other", e.Grantee)), found.GapIds, context);
    }

    /// <summary>Whether anybody can do something with the resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A truth, or unknown where what decides was not read.</returns>
    public static CelValue Public(Resource resource, AnalysisContext context)
    {
        var found = context.Effective.ExposureOf(resource);
        var open = found.All.Select(e => e.Grantee).Where(g => g.Kind == GranteeKind.Public).ToArray();
        return Array.Exists(open, g => g.Answer == AccessAnswer.Yes) ? CelValue.True
            : Unread.Because(found.GapIds.Concat(open.SelectMany(g => g.GapIds)).Distinct(StringComparer.Ordinal)) is { } gap ? CelValue.Unknown(gap) : CelValue.False;
    }

    /// <summary>The accounts that are not trusted and that the resource lets in, whatever the condition.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of account ids; of an access control list, the canonical ids that it names.</returns>
    public static CelValue ForeignAccounts(Resource resource, AnalysisContext context)
    {
        var found = context.Effective.ExposureOf(resource);
        var foreign = found.All.Select(e => e.Grantee).Where(g => g.Kind == GranteeKind.Foreign).ToArray();
        var accounts = foreign.Where(g => g.Answer != AccessAnswer.Unknown).Select(g => AccountOf(g.Principal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var gaps = found.GapIds.Concat(foreign.Where(g => g.Answer == AccessAnswer.Unknown).SelectMany(g => g.GapIds)).Distinct(StringComparer.Ordinal);
        return CelValue.List(CelList.Of([.. accounts.Select(CelValue.String)], Unread.Because(gaps)));
    }

    /// <summary>Who can write where an S3 location points.</summary>
    /// <param name="location">The location; null or empty for none.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of grantees; unknown where the bucket is not one of those that were read.</returns>
    public static CelValue WritersOf(string? location, AnalysisContext context)
    {
        if (string.IsNullOrEmpty(location) || !S3Location.TryParse(location, out var place))
        {
            return CelValue.List(CelList.Empty);
        }

        var list = context.Effective.WhoUnder(context.BucketArn(place.Bucket), place.Key, AccessVerb.Write);
        return List(list.Grantees.Select(g => ("write", g)), list.GapIds, context);
    }

    /// <summary>What the own policies of a user or role allow it.</summary>
    /// <param name="principal">The user or role.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">ARNs or patterns.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of grantees: itself, once for each action and resource.</returns>
    public static CelValue Allows(Resource principal, IReadOnlyList<string> actions, IReadOnlyList<string> resources, AnalysisContext context)
    {
        var found = resources.SelectMany(r => context.Effective.Allows(principal.Arn, r, actions)).Select(g => ("other", g));
        return List(found, [.. principal.Unread.Where(u => u.Path.Length == 0).Select(u => u.GapId)], context);
    }

    /// <summary>What the own policies of a role allow it, where something that runs under the role is judged.</summary>
    /// <param name="role">The ARN of the role; null for none.</param>
    /// <param name="actions">The actions.</param>
    /// <param name="resources">ARNs or patterns.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of grantees: the role, once for each action and resource; unknown where roles were not all read and this one was not.</returns>
    public static CelValue RoleAllows(string? role, IReadOnlyList<string> actions, IReadOnlyList<string> resources, AnalysisContext context)
    {
        var isRead = role is not null && context.Effective.Find(role) is not null;
        var found = isRead ? resources.SelectMany(r => context.Effective.Allows(role!, r, actions)).Select(g => ("other", g)) : [];
        return List(found, isRead || role is null ? [] : context.Access.GapIds, context);
    }

    /// <summary>Who in the account is let make a request that says certain things.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="request">What it says: <c>key=value</c>, or <c>key</c> alone for a key that it does not carry.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>
    /// A list of grantees, administrators among them. Where service control policies that may bind the account were not read, whoever seems to be let may be refused by one:
    /// then it is not known of anybody, and where nobody is let, nobody is.
    /// </returns>
    public static CelValue WhoCan(IReadOnlyList<string> actions, IReadOnlyList<string> request, AnalysisContext context)
    {
        var found = RequestFinder.Find(context, actions, request).Select(g => ("other", g)).ToArray();
        var control = context.Access.ControlGaps;
        return found.Length > 0 && control.Count > 0
            ? List([], Unread.Joined(context.Access.GapIds, control), context)
            : List(found, context.Access.GapIds, context);
    }

    private static string AccountOf(string principal) => Arn.TryParse(principal, out var arn) ? arn.AccountId : principal[(principal.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>Why a role may work in one of some stages although nothing says so.</summary>
    /// <param name="context">What facts are worked out from.</param>
    /// <param name="stages">The stages.</param>
    /// <returns>The unknown; null where everything that tells was read.</returns>
    public static CelUnknown? StageGap(AnalysisContext context, params string[] stages) =>
        context.Doubts.Unknown(string.Join(' ', stages), default, "", (context, stages), static asked => asked.stages.SelectMany(asked.context.Effective.Stages.GapsOf));

    private static CelValue List(IEnumerable<(string Verb, Grantee Grantee)> grantees, IReadOnlyList<string> gaps, AnalysisContext context)
    {
        var all = grantees.ToArray();
        var unknown = all.Where(g => g.Grantee.Answer == AccessAnswer.Unknown).SelectMany(g => g.Grantee.GapIds.Count > 0 ? g.Grantee.GapIds : [PolicyGaps.Gap(GapCause.NotCollected, $"policies-of {g.Grantee.Principal}")]);
        var stages = StageGap(context, "interactive", "serving");
        var gap = Unread.Because(gaps.Concat(unknown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return CelValue.List(CelList.Of([.. all.Where(g => g.Grantee.Answer != AccessAnswer.Unknown).Select(g => CelValue.Object(new GranteeValue(GranteeType, g.Verb, g.Grantee, stages, context)))], gap));
    }

    private static string Verb(AccessVerb verb)
    {
        var name = verb.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
