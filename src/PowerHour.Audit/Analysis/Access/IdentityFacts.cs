using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Escalation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>What a user or role can do, become and is used for, as cards see it.</summary>
internal static class IdentityFacts
{
    private static readonly CelType Texts = CelType.List(CelType.String);

    private static readonly CelType Technique = CelType.OneOf([.. EscalationCatalog.Techniques.Select(t => t.Id)]);

    private static readonly CelObjectType CapabilityType = new("Capability", () =>
        [new("Id", CelType.OneOf([.. CapabilityCatalog.Capabilities.Select(c => c.Id)]), isAlwaysThere: true), new("Answer", CelType.OneOf(["yes", "conditional"]), isAlwaysThere: true), new("Actions", Texts), new("Statement", CelType.String, isAlwaysThere: true)]);

    private static readonly CelObjectType EscalationType = new("Escalation", () =>
        [new("Certain", CelType.Bool, isAlwaysThere: true), new("Steps", Texts), new("Techniques", CelType.List(Technique)), new("Statements", Texts)]);

    private static readonly CelObjectType IdentityType = new("Identity", () =>
        [new("Principal", CelType.String, isAlwaysThere: true), new("Certain", CelType.Bool, isAlwaysThere: true), new("Technique", Technique, isAlwaysThere: true), new("Mechanism", CelType.OneOf(Enum.GetNames<EscalationMechanism>()), isAlwaysThere: true), new("Statements", Texts), new("Stages", RoleStageIndex.Stages), new("InLineage", CelType.Bool, isAlwaysThere: true), new("Text", CelType.String, isAlwaysThere: true)]);

    /// <summary>The type of a capability.</summary>
    public static readonly CelType Capability = CelType.Object(CapabilityType);

    /// <summary>The type of a way to become an administrator.</summary>
    public static readonly CelType Escalation = CelType.Object(EscalationType);

    /// <summary>The type of somebody whom one can become.</summary>
    public static readonly CelType Identity = CelType.Object(IdentityType);

    /// <summary>Whether the principal is allowed everything, its boundary and Denies considered.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A truth, or unknown where a policy that decides was not read.</returns>
    public static CelValue Admin(Resource resource, AnalysisContext context) => context.Effective.Find(resource.Arn) is not { } principal ? CelValue.False
        : context.Effective.IsAdministrator(principal) ? CelValue.True
        : Unread.Because(GapsOf(resource, principal, context)) is { } gap ? CelValue.Unknown(gap) : CelValue.False;

    /// <summary>What the principal can do to machine learning on some resource; empty for an administrator, who can do everything.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of capabilities.</returns>
    public static CelValue Capabilities(Resource resource, AnalysisContext context)
    {
        if (context.Effective.Find(resource.Arn) is not { } principal)
        {
            return CelValue.List(CelList.Empty);
        }

        var grants = context.Effective.CapabilitiesOf(principal).Grants.Where(g => g.Outcome is DecisionOutcome.Allowed or DecisionOutcome.Conditional);
        return CelValue.List(CelList.Of([.. grants.Select(Show)], Unread.Because(GapsOf(resource, principal, context))));
    }

    /// <summary>The way in which a principal that is no administrator can become one: one shortest chain, or none.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of at most one.</returns>
    public static CelValue Escalations(Resource resource, AnalysisContext context)
    {
        if (context.Effective.Find(resource.Arn) is not { } principal || principal.Requester.IsServiceLinked)
        {
            return CelValue.List(CelList.Empty);
        }

        var chain = context.Effective.Escalations.ChainOf(principal);
        return CelValue.List(CelList.Of(chain is null ? [] : [Show(chain)], Unread.Because(chain is null ? GapsOf(resource, principal, context).Concat(context.Access.GapIds) : GapsOf(resource, principal, context))));
    }

    /// <summary>Whom the principal can become in one step, without being told to: by trust, by starting something of its own, by taking something over.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of principals; empty for an administrator.</returns>
    public static CelValue Becomes(Resource resource, AnalysisContext context)
    {
        if (context.Effective.Find(resource.Arn) is not { } principal || principal.Requester.IsServiceLinked)
        {
            return CelValue.List(CelList.Empty);
        }

        var steps = context.Effective.Escalations.SurestSteps(principal);
        return CelValue.List(CelList.Of([.. steps.Select(s => CelValue.Object(new IdentityValue(IdentityType, s, context)))], Unread.Because(GapsOf(resource, principal, context).Concat(context.Access.GapIds).Distinct(StringComparer.Ordinal))));
    }

    /// <summary>The stages that the principal works in.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list, partial where uses may hide.</returns>
    public static CelValue Stages(Resource resource, AnalysisContext context)
    {
        var uses = PrincipalFacts.UsedBy(resource, context).AsList().Gap;
        return CelValue.List(CelList.Of([.. context.Effective.Stages.Of(resource.Arn).Select(CelValue.String)], uses));
    }

    /// <summary>The gaps behind which further permissions of a principal may hide.</summary>
    /// <param name="resource">The role or user.</param>
    /// <param name="principal">The same for the engine.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>The gap ids, sorted.</returns>
    public static IEnumerable<string> GapsOf(Resource resource, IamPrincipal principal, AnalysisContext context) => resource.Unread.Where(u => u.Path.Length == 0).Select(u => u.GapId)
        .Concat(PolicyGaps.OfSide(principal, context.Access.Authorizer.Options)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static CelValue Show(CapabilityGrant grant) => RecordValue.Of(CapabilityType,
    [
        ("Id", CelValue.String(grant.Capability.Id)),
        ("Answer", CelValue.String(grant.Outcome == DecisionOutcome.Allowed ? "yes" : "conditional")),
        ("Actions", CelValue.List(CelList.OfStrings(grant.Decisions.Where(d => d.IsPossible).Select(d => d.Request.Action.ToString())))),
        ("Statement", CelValue.String(grant.Decisions[0].DecidedBy?.ToString() ?? "")),
    ]);

    private static CelValue Show(EscalationChain chain) => RecordValue.Of(EscalationType,
    [
        ("Certain", CelValue.Bool(chain.IsCertain)),
        ("Steps", CelValue.List(CelList.OfStrings(chain.Steps.Select(EscalationWords.Of)))),
        ("Techniques", CelValue.List(CelList.OfStrings(chain.Steps.Select(s => s.Uses[0].Technique.Id)))),
        ("Statements", CelValue.List(CelList.OfStrings(chain.Steps.SelectMany(EscalationWords.StatementsOf)))),
    ]);
}
