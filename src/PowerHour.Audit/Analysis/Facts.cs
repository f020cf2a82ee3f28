using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Analysis;

/// <summary>Every fact there is.</summary>
public static class Facts
{
    /// <summary>The facts, by name.</summary>
    public static readonly IReadOnlyDictionary<string, Fact> All = new Fact[]
    {
        new("secrets", CelType.List(SecretFacts.Sighting), SecretFacts.Secrets),
        new("inLineage", CelType.Bool, LineageFacts.InLineage),
        new("served", CelType.Bool, LineageFacts.Served),
        new("images", CelType.List(ImageFacts.Image), ImageFacts.Images),
        new("statements", CelType.List(PolicyStatements.Type), PrincipalFacts.Statements),
        new("admin", CelType.Bool, IdentityFacts.Admin),
        new("capabilities", CelType.List(IdentityFacts.Capability), IdentityFacts.Capabilities),
        new("escalations", CelType.List(IdentityFacts.Escalation), IdentityFacts.Escalations),
        new("becomes", CelType.List(IdentityFacts.Identity), IdentityFacts.Becomes),
        new("duties", CelType.List(DutyFacts.Duty), DutyFacts.Of),
        new("dataWrites", CelType.List(DutyFacts.Duty), DutyFacts.DataWrites),
        new("namedStages", RoleStageIndex.Stages, (resource, context) => CelValue.List(CelList.OfStrings(context.Effective.Stages.Named(resource.Arn)))),
        new("stages", RoleStageIndex.Stages, IdentityFacts.Stages),
        new("idleDays", CelType.Nullable(CelType.Int), UseFacts.IdleDays),
        new("usedBy", CelType.List(CelType.String), PrincipalFacts.UsedBy),
        new("writers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Write)),
        new("readers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Read)),
        new("deleters", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Delete)),
        new("policyChangers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.ChangePolicy)),
        new("invokers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Invoke)),
        new("keyUsers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.UseKey)),
        new("passers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Pass)),
        new("assumers", CelType.List(AccessFacts.Grantee), AccessFacts.Who(AccessVerb.Assume)),
        new("administrators", CelType.List(CelType.String), AccessFacts.Administrators),
        new("exposure", CelType.List(AccessFacts.Grantee), AccessFacts.Exposure),
        new("public", CelType.Bool, AccessFacts.Public),
        new("foreignAccounts", CelType.List(CelType.String), AccessFacts.ForeignAccounts),
        new("mlUses", CelType.List(BucketFacts.MlUse), BucketFacts.MlUses),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The type of the variable <c>facts</c>.</summary>
    public static readonly CelObjectType ObjectType = new("facts", () => All.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new CelField(f.Name, f.Type, isAlwaysThere: true)));
}
