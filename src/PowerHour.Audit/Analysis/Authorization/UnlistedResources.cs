using PowerHour.Audit.Graph;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>What is known of the policy of a resource that the snapshot does not hold: never that it has none, unless no resource of its kind has.</summary>
/// <param name="store">The snapshot.</param>
internal sealed class UnlistedResources(ResourceStore store)
{
    private static readonly (string Service, string Start, ResourceType Type)[] Types =
    [
        ("s3", "", new("AWS::S3::Bucket")), ("kms", "key/", new("AWS::KMS::Key")), ("secretsmanager", "secret:", new("AWS::SecretsManager::Secret")),
        ("ecr", "repository/", new("AWS::ECR::Repository")), ("kinesis", "stream/", new("AWS::Kinesis::Stream")), ("lambda", "function:", new("AWS::Lambda::Function")),
        ("sagemaker", "model-package-group/", new("AWS::SageMaker::ModelPackageGroup")), ("apigateway", "/restapis/", new("AWS::ApiGateway::RestApi")),
        ("glue", "catalog", new("AWS::Glue::DataCatalogEncryptionSettings")),
    ];

    /// <summary>What is known.</summary>
    /// <param name="arn">The ARN of the resource whose policy decides, or a pattern of them.</param>
    /// <returns>A policy that was not collected, with the reason; null where no resource of its kind has one.</returns>
    public UnlistedResource? Of(string arn)
    {
        if (!PolicyBearers.Includes(arn))
        {
            return null;
        }

        var (reason, mayExist) = TypeOf(arn) is { } type ? Reason(type) : ("resources of this kind are not read into a snapshot", true);
        return new UnlistedResource(PolicyDocument.NotCollected(PolicyKind.Resource, $"policy of {arn}", reason), mayExist);
    }

    private (string Reason, bool MayExist) Reason(ResourceType type)
    {
        var gaps = store.GapsOf(type);
        return gaps.Count > 0 ? (string.Join("; ", gaps), true)
            : ($"the snapshot holds none of this name ({type.Name}, account {store.Manifest.AccountId}, {string.Join(", ", store.Manifest.Regions)}): it is another account's or region's, or does not exist", false);
    }

    private static ResourceType? TypeOf(string arn)
    {
        var fields = arn.Split(':', 6);
        foreach (var (service, start, type) in Types)
        {
            if (fields[2] == service && (fields[5].StartsWith(start, StringComparison.Ordinal) || fields[5] == "*") && (service != "s3" || fields[4].Length == 0 || fields[5] == "*"))
            {
                return type;
            }
        }

        return null;
    }
}
