using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Which duties between data and service one principal holds: who holds all of them can poison data and ship the model alone. The duties are <c>training</c>,
/// <c>approval</c> (of a model version) and <c>deployment</c>; and writing to buckets that models learn from.
/// </summary>
internal static class DutyFacts
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");

    private static readonly CelObjectType DutyType = new("Duty", () =>
        [new("Id", CelType.OneOf(["data", "training", "approval", "deployment"]), isAlwaysThere: true), new("Answer", CelType.OneOf(["yes", "conditional"]), isAlwaysThere: true), new("Action", CelType.String, isAlwaysThere: true), new("Resource", CelType.String, isAlwaysThere: true), new("Statement", CelType.String, isAlwaysThere: true), new("Text", CelType.String, isAlwaysThere: true)]);

    private static readonly (string Id, string Resource, string[] Actions)[] Others =
    [
        ("training", "training-job/*", ["sagemaker:CreateTrainingJob"]), ("training", "pipeline/*", ["sagemaker:StartPipelineExecution"]),
        ("approval", "model-package/*", ["sagemaker:UpdateModelPackage"]), ("deployment", "endpoint/*", ["sagemaker:CreateEndpoint", "sagemaker:UpdateEndpoint"]),
    ];

    /// <summary>The type of a duty.</summary>
    public static readonly CelType Duty = CelType.Object(DutyType);

    /// <summary>The duties of a principal; none for an administrator, who is reported as that.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of duties.</returns>
    public static CelValue Of(Resource resource, AnalysisContext context)
    {
        if (context.Effective.Find(resource.Arn) is not { } principal || context.Effective.IsAdministrator(principal))
        {
            return CelValue.List(CelList.Empty);
        }

        var partition = context.Access.Authorizer.Account.Partition;
        var found = Others.Select(o => (o.Id, At: $"arn:{partition}:sagemaker:*:{context.AccountId}:{o.Resource}", o.Actions))
            .Select(o => (o.Id, o.At, Grantee: context.Effective.Can(resource.Arn, o.At, o.Actions)));
        return List(found, IdentityFacts.GapsOf(resource, principal, context));
    }

    /// <summary>The buckets that models learn from and that the principal can write to; none for an administrator.</summary>
    /// <param name="resource">A role or user.</param>
    /// <param name="context">What facts are worked out from.</param>
    /// <returns>A list of duties, one for each bucket; partial where it is not known of every bucket whether models learn from it.</returns>
    public static CelValue DataWrites(Resource resource, AnalysisContext context)
    {
        if (context.Effective.Find(resource.Arn) is not { } principal || context.Effective.IsAdministrator(principal))
        {
            return CelValue.List(CelList.Empty);
        }

        var buckets = context.TrainingBuckets.Select(b => ("data", b.Arn, context.Effective.Who(b, AccessVerb.Write).Of(principal.Arn)));
        return List(buckets, context.Doubts.GapIds("mlUses", Bucket, "", () => BucketFacts.UnreadUses(context)).Concat(context.Store.GapsOf(Bucket)).Concat(IdentityFacts.GapsOf(resource, principal, context)));
    }

    private static CelValue List(IEnumerable<(string Id, string At, Grantee? Grantee)> duties, IEnumerable<string> gaps)
    {
        var found = duties.Where(d => d.Grantee is not null).ToArray();
        var known = found.Where(d => d.Grantee!.Answer != AccessAnswer.Unknown).Select(d => Show(d.Id, d.At, d.Grantee!));
        var unknown = found.Where(d => d.Grantee!.Answer == AccessAnswer.Unknown).SelectMany(d => d.Grantee!.GapIds);
        return CelValue.List(CelList.Of([.. known], Unread.Because(gaps.Concat(unknown).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))));
    }

    private static CelValue Show(string id, string at, Grantee grantee) => RecordValue.Of(DutyType,
    [
        ("Id", CelValue.String(id)),
        ("Answer", CelValue.String(grantee.Answer == AccessAnswer.Yes ? "yes" : "conditional")),
        ("Action", CelValue.String(grantee.Action)),
        ("Resource", CelValue.String(at)),
        ("Statement", CelValue.String(grantee.DecidedBy?.ToString() ?? "")),
        ("Text", CelValue.String($"{id}: {grantee.Action} on {at} by {grantee.DecidedBy}")),
    ]);
}
