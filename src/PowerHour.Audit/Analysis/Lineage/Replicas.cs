using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds where buckets copy a place to by themselves.</summary>
/// <param name="context">The account.</param>
internal sealed class Replicas(AnalysisContext context)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");

    /// <summary>The buckets that a place is copied to, with whose they are.</summary>
    /// <param name="way">A way that begins with a place; another has no copies.</param>
    /// <returns>Ways that begin with the account that receives.</returns>
    public PathList Before(Chain way)
    {
        if (way.Place is not { } place)
        {
            return new PathList([], []);
        }

        var source = context.Store.Keep(Bucket).Find(place.Bucket, "global");
        return new PathList([.. context.Lineage.Replication.OutOf(place).Select(r => Before(way, r))], [.. source?.GapsOf("Replication") ?? context.Store.GapsOf(Bucket)]);
    }

    private Chain Before(Chain way, ReplicationRule rule)
    {
        var isOwn = context.Store.Keep(Bucket).Find(rule.To, "global") is not null;
        var account = rule.Account.Length > 0 ? rule.Account : isOwn ? context.AccountId : "";
        var isOutsider = account.Length > 0 && !context.Trusts(account);
        var name = account.Length == 0 ? $"the owner of bucket {rule.To}" : $"account {account}, in bucket {rule.To}";
        var actor = new PathActor(new PathPoint(PointKind.Account, account.Length == 0 ? $"BUCKET:{rule.To}" : $"ACCOUNT:{account}", name), account.Length == 0 ? "unknown account" : isOutsider ? "foreign account" : "trusted account", isOutsider || account.Length == 0, []);
        return way.Before(actor, new PathLink(StepLabel.GetsCopyOf, Confidence.Configured)
        {
            Owner = rule.Node, Field = rule.Field, Value = rule.To, CutKey = $"replication|{rule.Node.Arn}|{rule.Field}", Cut = $"take the replication to {rule.To} off bucket {rule.From}",
            Doubts = account.Length == 0 ? [$"{GapCause.NotCollected.Name()} owner-of-bucket-{rule.To} global"] : [],
        });
    }
}
