using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells whether S3 could copy into places of the lineage from a bucket of the account: for that it takes a role that trusts S3 and may replicate there.</summary>
/// <remarks>Copies from other accounts are seen at the policy of the bucket that they go to.</remarks>
/// <param name="context">The account.</param>
internal sealed class Replicators(AnalysisContext context)
{
    /// <summary>The services that replicate: S3, and its batch operations for what was there before.</summary>
    private static readonly string[] Services = ["s3.amazonaws.com", "batchoperations.s3.amazonaws.com"];

    /// <summary>Whether some role may; true also where roles were not read.</summary>
    public bool MayBe => context.Access.GapIds.Count > 0 || context.Access.Authorizer.Account.Principals.Where(p => p.IsRole && Array.Exists(Services, s => context.Effective.Trusts(p, s))).Any(r => Places().Any(p => MayReplicate(r, p)));

    private bool MayReplicate(IamPrincipal role, string place) => context.Effective.Can(role.Arn, place, "s3:ReplicateObject") is not null;

    private IEnumerable<string> Places() =>
        context.Graph.All.SelectMany(n => n.Places).Select(p => p.Place.Bucket).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(b => $"{context.BucketArn(b)}/*");
}
