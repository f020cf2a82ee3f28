using PowerHour.Audit.Documents;

namespace PowerHour.Audit.AwsServices;

/// <summary>Sorts the IAM actions of a scan by what they are for, so that an account can grant and refuse them one purpose at a time.</summary>
public static class PermissionPurposes
{
    /// <summary>The policy that refuses what the tool never asks for.</summary>
    public const string Deny = "PowerHourAuditDenyDataPlane";

    private const string SageMaker = "PowerHourAuditSageMaker";
    private const string Data = "PowerHourAuditData";
    private const string Platform = "PowerHourAuditPlatform";
    private const string Organization = "PowerHourAuditOrganizationOptional";
    private const string ObjectMetadata = "PowerHourAuditObjectMetadataOptional";
    private const string Supplement = "SupplementToSecurityAudit";

    private static readonly HashSet<string> DataServices = new(StringComparer.Ordinal)
    {
        "athena", "ecr", "firehose", "glue", "iam", "kinesis", "kinesisanalytics", "kinesisvideo", "kms", "lakeformation", "lambda", "redshift", "s3", "secretsmanager",
    };

    /// <summary>Names of objects and versions, findings about images and the lineage store: no contents, but more than settings. An account may refuse them.</summary>
    private static readonly HashSet<string> Metadata = new(StringComparer.Ordinal)
    {
        "s3:ListBucket", "s3:ListBucketVersions", "ecr:DescribeImageScanFindings", "sagemaker:QueryLineage",
    };

    /// <summary>Actions, some with <c>*</c>, that hand out data, secrets or a way to them.</summary>
    public static IReadOnlyList<string> Never { get; } = Lines("never.txt");

    /// <summary>What the AWS managed policy SecurityAudit is known to allow of what we ask for.</summary>
    public static IReadOnlyList<string> SecurityAudit { get; } = Lines("security-audit.txt");

    /// <summary>The policies by purpose: name and actions.</summary>
    /// <param name="actions">The actions of a scan.</param>
    /// <returns>The five that together allow a scan, the supplement for who has SecurityAudit already, and the refusal; none is empty.</returns>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Actions)> Of(IReadOnlyList<string> actions)
    {
        var known = SecurityAudit.ToHashSet(StringComparer.Ordinal);
        List<(string Name, IReadOnlyList<string> Actions)> policies = [];
        foreach (var name in (string[])[SageMaker, Data, Platform, Organization, ObjectMetadata])
        {
            policies.Add((name, [.. actions.Where(a => PurposeOf(a) == name)]));
        }

        policies.Add((Supplement, [.. actions.Where(a => !known.Contains(a) && PurposeOf(a) is not (Organization or ObjectMetadata))]));
        policies.Add((Deny, Never));
        return [.. policies.Where(p => p.Actions.Count > 0)];
    }

    private static string PurposeOf(string action) => Metadata.Contains(action) ? ObjectMetadata : action.Split(':')[0] switch
    {
        "sagemaker" => SageMaker,
        "organizations" => Organization,
        var service when DataServices.Contains(service) => Data,
        _ => Platform,
    };

    private static string[] Lines(string name) => [.. EmbeddedFiles.Read($"permissions/{name}").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => l[0] != '#')];
}
