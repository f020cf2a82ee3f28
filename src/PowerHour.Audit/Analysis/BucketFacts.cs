using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>Who can reach a bucket from outside, and what machine learning uses it for.</summary>
internal static class BucketFacts
{
    private static readonly HashSet<string> Uses = new(StringComparer.Ordinal) { "reads", "loads", "produced-by", "captures-to", "runs-script", "stores-in", "writes" };
    /// <summary>What these read are reports and baselines, which other jobs wrote: no data that anything is trained on.</summary>
    private static readonly HashSet<string> Watchers = new(StringComparer.Ordinal)
    {
        "AWS::SageMaker::ModelPackage", "AWS::SageMaker::EndpointConfig", "AWS::SageMaker::MonitoringSchedule", "AWS::SageMaker::DataQualityJobDefinition",
        "AWS::SageMaker::ModelQualityJobDefinition", "AWS::SageMaker::ModelBiasJobDefinition", "AWS::SageMaker::ModelExplainabilityJobDefinition",
    };

    private static readonly ResourceType AccountBlock = new("AWS::S3::AccountPublicAccessBlock");
    private static readonly ResourceType BucketType = new("AWS::S3::Bucket");
    private static readonly JsonPath Ownership = JsonPath.Parse("OwnershipControls.Rules[].ObjectOwnership");
    private static readonly JsonPath GranteeUris = JsonPath.Parse("Acl.Grants[].Grantee.URI");

    /// <summary>Whether everybody can reach the bucket by its policy or its access control list, Block Public Access considered.</summary>
    /// <param name="resource">A bucket.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A truth, or unknown where a part that decides was not read.</returns>
    public static CelValue Public(Resource resource, AnalysisContext context)
    {
        if (resource.Type != BucketType)
        {
            return CelValue.False;
        }

        var policy = And(PolicyIsOpen(resource), Not(Blocks(resource, context, "RestrictPublicBuckets")));
        var acl = And(And(AclIsOpen(resource), Not(OwnerEnforced(resource))), Not(Blocks(resource, context, "IgnorePublicAcls")));
        return Or(policy, acl);
    }

    /// <summary>Accounts that are not trusted and that the bucket's policy lets in.</summary>
    /// <param name="resource">A bucket.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of account ids.</returns>
    public static CelValue ForeignAccounts(Resource resource, AnalysisContext context)
    {
        var accounts = Statements(resource).Where(s => s.Allows).SelectMany(s => s.Principals)
            .Where(p => Arn.TryParse(p, out var arn) && arn.AccountId.Length > 0 && !context.Trusts(p))
            .Select(p => Arn.TryParse(p, out var arn) ? arn.AccountId : p).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return CelValue.List(CelList.Of([.. accounts.Select(CelValue.String)], Unread.In(resource, "Policy")));
    }

    /// <summary>What machine learning uses the bucket for.</summary>
    /// <param name="resource">A bucket.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list among training-data, artifact, capture, output, script, feature-store.</returns>
    public static CelValue MlUses(Resource resource, AnalysisContext context)
    {
        var uses = context.Graph.Find(resource.Arn)?.In.Select(UseOf).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        return CelValue.List(CelList.Of([.. uses.Select(CelValue.String)], Unread.Because(context.Doubt("mlUses", BucketType, "", () => UnreadUses(context)))));
    }

    /// <summary>The gaps behind which further uses may hide: types that name buckets and were not all listed, and parts that name them and were not read.</summary>
    private static IEnumerable<string> UnreadUses(AnalysisContext context)
    {
        var naming = context.Store.Catalog.Types.SelectMany(t => t.Relations.Where(r => r.To == BucketType && Uses.Contains(r.Edge)).Select(r => (t.Type, r.Edge))).ToArray();
        var types = naming.Select(n => n.Type).ToHashSet();
        return context.Store.Manifest.Coverage.Where(c => types.Contains(c.Type)).SelectMany(c => c.GapIds)
            .Concat(naming.Select(n => n.Edge).Distinct(StringComparer.Ordinal).SelectMany(e => context.Graph.UnreadReferences(e, BucketType)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static string? UseOf(Graph.Edge edge) => edge.Kind switch
    {
        "reads" => Watchers.Contains(edge.From.Type.Name) ? "output" : "training-data",
        "loads" or "produced-by" => "artifact",
        "captures-to" => "capture",
        "runs-script" => "script",
        "stores-in" => "feature-store",
        "writes" => edge.Place.StartsWith("ModelArtifacts", StringComparison.Ordinal) || edge.Place.StartsWith("OutputDataConfig", StringComparison.Ordinal) ? "artifact" : "output",
        _ => null,
    };

    private static IReadOnlyList<PolicyStatement> Statements(Resource bucket) =>
        bucket.Properties.TryGetProperty("Policy", out var policy) ? PolicyStatements.Read(policy) : [];

    private static CelValue PolicyIsOpen(Resource bucket) =>
        Unread.In(bucket, "Policy") is { } unknown ? CelValue.Unknown(unknown) : CelValue.Bool(Statements(bucket).Any(PublicAccess.IsOpen));

    private static CelValue AclIsOpen(Resource bucket) =>
        Unread.In(bucket, "Acl") is { } unknown ? CelValue.Unknown(unknown)
        : CelValue.Bool(GranteeUris.Select(bucket.Properties).Any(g => g.Value.GetString() is { } uri && (uri.EndsWith("/AllUsers", StringComparison.Ordinal) || uri.EndsWith("/AuthenticatedUsers", StringComparison.Ordinal))));

    private static CelValue OwnerEnforced(Resource bucket) =>
        Unread.In(bucket, "OwnershipControls") is { } unknown ? CelValue.Unknown(unknown)
        : CelValue.Bool(Ownership.Select(bucket.Properties).Any(o => o.Value.GetString() == "BucketOwnerEnforced"));

    /// <summary>A flag of Block Public Access holds where the bucket or the account sets it.</summary>
    private static CelValue Blocks(Resource bucket, AnalysisContext context, string flag)
    {
        var own = Unread.In(bucket, "PublicAccessBlock") is { } unknown ? CelValue.Unknown(unknown) : Flag(bucket, $"PublicAccessBlock.{flag}");
        var accounts = context.Store.Keep(AccountBlock).All;
        var account = accounts.Count > 0 ? accounts.Select(a => Unread.In(a, "PublicAccessBlock", flag) is { } gap ? CelValue.Unknown(gap) : Or(Flag(a, flag), Flag(a, $"PublicAccessBlock.{flag}"))).Aggregate(Or)
            : Unread.Because(context.Store.GapsOf(AccountBlock)) is { } missing ? CelValue.Unknown(missing) : CelValue.False;
        return Or(own, account);
    }

    private static CelValue Flag(Resource resource, string path) =>
        CelValue.Bool(JsonPath.Parse(path).First(resource.Properties) is { ValueKind: JsonValueKind.True });

    private static CelValue Not(CelValue value) => value.IsUnknown ? value : CelValue.Bool(!value.IsTrue);

    private static CelValue And(CelValue a, CelValue b) => a.IsFalse || b.IsFalse ? CelValue.False : Undecided(a, b) ?? CelValue.True;

    private static CelValue Or(CelValue a, CelValue b) => a.IsTrue || b.IsTrue ? CelValue.True : Undecided(a, b) ?? CelValue.False;

    private static CelValue? Undecided(CelValue a, CelValue b) =>
        CelUnknown.Merge(a.IsUnknown ? a.AsUnknown() : null, b.IsUnknown ? b.AsUnknown() : null) is { } unknown ? CelValue.Unknown(unknown) : null;
}
