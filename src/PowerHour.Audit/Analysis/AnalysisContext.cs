using System.Collections.Immutable;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>What facts are worked out from.</summary>
/// <param name="Store">The resources.</param>
/// <param name="Graph">How they are connected.</param>
/// <param name="TrustedAccounts">Accounts that count as one's own, beside the one that was read.</param>
public sealed record AnalysisContext(ResourceStore Store, ResourceGraph Graph, IReadOnlySet<string> TrustedAccounts)
{
    /// <summary>The account that was read.</summary>
    public string AccountId => Store.Manifest.AccountId;

    private AccountAccess? _access;
    private IReadOnlySet<(string Region, string KeyId)>? _awsManagedKeys;

    private EffectiveAccess? _effective;

    /// <summary>The stages that an organisation names, each with patterns over the ARNs of roles; empty where it names none.</summary>
    public IReadOnlyList<(string Stage, IReadOnlyList<string> Patterns)> NamedStages { get; init; } = [];

    /// <summary>Control policies that an organisation says bind the account, root first; empty where it says nothing.</summary>
    public (ImmutableArray<PolicyLevel> Service, ImmutableArray<PolicyLevel> Resource) GivenControl { get; init; } = ([], []);

    /// <summary>Who can do what in the account; worked out when first asked for.</summary>
    public AccountAccess Access => _access ??= AccountAccess.Of(this);

    /// <summary>Who can really do what with the resources of machine learning, as facts; worked out when first asked for, question by question.</summary>
    public EffectiveAccess Effective => _effective ??= new EffectiveAccess(this);

    private Lineage.LineageMap? _lineage;

    /// <summary>What leads to served models, and from them to whoever asks them; worked out when first asked for.</summary>
    internal Lineage.LineageMap Lineage => _lineage ??= new Lineage.LineageMap(this);

    /// <summary>The keys that AWS manages by the proof of their aliases; looked for once, because every reference to a key asks.</summary>
    internal IReadOnlySet<(string Region, string KeyId)> AwsManagedKeys => _awsManagedKeys ??= KeyClasses.AwsManaged(Store);

    private NamedImages? _images;

    /// <summary>The container images that resources name.</summary>
    internal NamedImages Images => _images ??= new NamedImages(this);

    private IReadOnlyList<Resource>? _trainingBuckets;

    /// <summary>The buckets that models learn from; looked for once, because every user and role asks.</summary>
    internal IReadOnlyList<Resource> TrainingBuckets => _trainingBuckets ??= [.. Store.Keep(new ResourceType("AWS::S3::Bucket")).All.Where(b => BucketFacts.HoldsTrainingData(b, this))];

    /// <summary>The gaps behind answers that many resources share.</summary>
    internal Doubts Doubts { get; } = new();

    /// <summary>Which types the lineage can come to from which.</summary>
    internal TypeReach Reach { get; } = new(Store.Catalog);

    /// <summary>The ARN of a bucket, of this account or another.</summary>
    /// <param name="bucket">Its name.</param>
    /// <returns>The ARN.</returns>
    internal string BucketArn(string bucket) => $"arn:{Store.Manifest.Partition}:s3:::{bucket}";

    /// <summary>Whether an account, or the account of an ARN, is one's own or trusted.</summary>
    /// <param name="arnOrAccount">An ARN or a twelve-digit account id.</param>
    /// <returns>True where it is.</returns>
    public bool Trusts(string arnOrAccount)
    {
        var account = Arn.TryParse(arnOrAccount, out var arn) ? arn.AccountId : arnOrAccount;
        return account.Length > 0 && (account == AccountId || TrustedAccounts.Contains(account));
    }
}
