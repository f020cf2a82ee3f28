using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Makes targets of questions, each once.</summary>
/// <param name="context">The account.</param>
internal sealed class AccessTargets(AnalysisContext context)
{
    private const string Registry = "registry";
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");

    /// <summary>Services whose resources have policies of their own: where such a resource was not read, its policy is not known.</summary>
    private static readonly Dictionary<string, ResourceType> WithPolicies = new(StringComparer.Ordinal)
    {
        ["s3"] = Bucket, ["kms"] = new("AWS::KMS::Key"), ["secretsmanager"] = new("AWS::SecretsManager::Secret"), ["ecr"] = new("AWS::ECR::Repository"), ["lambda"] = new("AWS::Lambda::Function"), ["kinesis"] = new("AWS::Kinesis::Stream"),
    };

    private readonly Dictionary<string, AccessTarget> _known = new(StringComparer.Ordinal);
    private readonly Authorizer _authorizer = context.Access.Authorizer;

    /// <summary>The target of an ARN or pattern.</summary>
    /// <param name="text">The ARN, or a pattern whose wildcards lie within one bucket or resource.</param>
    /// <returns>The target.</returns>
    public AccessTarget Of(string text)
    {
        if (!_known.TryGetValue(text, out var target))
        {
            _known[text] = target = Make(text);
        }

        return target;
    }

    private AccessTarget Make(string text)
    {
        var isArn = Arn.TryParse(text, out var arn);
        var owner = arn.Service is "s3" && text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? text[..slash] : text;
        var policy = _authorizer.Options.ResourcePolicies.GetValueOrDefault(owner);
        var isBucket = arn.Service is "s3";
        var resource = isBucket ? context.Store.Keep(Bucket).Find(owner, "global") : null;
        var isUnseen = policy is null && isArn && WithPolicies.ContainsKey(arn.Service) && context.Graph.Find(owner) is null && resource is null;
        return new AccessTarget
        {
            Text = text,
            Owner = owner,
            Scope = IsRegistry(text, arn) ? ResourceScope.Some(text[..^Registry.Length] + "repository/*") : text.AsSpan().ContainsAny('*', '?') ? ResourceScope.Some(text) : ResourceScope.Exactly(text),
            Account = arn.AccountId is { Length: 12 } account ? account : context.AccountId,
            Region = resource?.Region ?? arn.Region ?? "",
            Policy = policy,
            Trust = arn.Service is "iam" ? _authorizer.Account.Find(owner)?.TrustPolicy : null,
            PolicyGaps = [.. isUnseen ? Unseen(owner, arn) : PolicyGaps.Of(policy)],
            Restricts = _authorizer.Options.RestrictedBuckets.Contains(owner),
            RestrictionGaps = resource is null ? [] : BlockGaps(resource),
        };
    }

    /// <summary>The policy of a registry speaks of the repositories in it.</summary>
    private static bool IsRegistry(string text, Arn arn) => arn.Service is "ecr" && text.EndsWith(':' + Registry, StringComparison.Ordinal);

    /// <summary>Why a resource was not seen: its list could not be read whole, or it is not there to be read, as with another account's.</summary>
    private IReadOnlyList<string> Unseen(string owner, Arn arn) =>
        context.Store.GapsOf(WithPolicies[arn.Service], arn.Region is { Length: > 0 } region ? region : null) is { Count: > 0 } gaps ? gaps : [PolicyGaps.Gap(GapCause.NotCollected, $"policy of {owner}")];

    private IReadOnlyList<string> BlockGaps(Resource bucket)
    {
        var account = new ResourceType("AWS::S3::AccountPublicAccessBlock");
        var settings = context.Store.Keep(account).All;
        return [.. bucket.GapsOf("PublicAccessBlock").Concat(settings.SelectMany(a => a.GapsOf("PublicAccessBlock"))).Concat(context.Store.GapsOf(account)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
