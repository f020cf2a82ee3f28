using PowerHour.Audit.Cel.Types;

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
        new("admin", CelType.Bool, PrincipalFacts.Admin),
        new("usedBy", CelType.List(CelType.String), PrincipalFacts.UsedBy),
        new("public", CelType.Bool, BucketFacts.Public),
        new("foreignAccounts", CelType.List(CelType.String), BucketFacts.ForeignAccounts),
        new("mlUses", CelType.List(CelType.String), BucketFacts.MlUses),
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The type of the variable <c>facts</c>.</summary>
    public static readonly CelObjectType ObjectType = new("facts", () => All.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => new CelField(f.Name, f.Type)));
}
