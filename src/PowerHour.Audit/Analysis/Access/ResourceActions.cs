using System.Collections.Frozen;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>The actions by which something is done with a resource of a type. Source: the service authorization reference of each service.</summary>
internal static class ResourceActions
{
    private static readonly FrozenDictionary<(string Type, AccessVerb Verb), ActionsOn[]> Table = Rows().ToFrozenDictionary(r => (r.Type, r.Verb), r => r.Actions);

    /// <summary>The actions.</summary>
    /// <param name="type">The type.</param>
    /// <param name="verb">What is done.</param>
    /// <returns>Alternatives; none where the type does not know the verb.</returns>
    public static IReadOnlyList<ActionsOn> Of(ResourceType type, AccessVerb verb) => Table.GetValueOrDefault((type.Name, verb), []);

    /// <summary>Whether something can be asked about resources of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True where at least one verb has actions.</returns>
    public static bool Knows(ResourceType type) => Enum.GetValues<AccessVerb>().Any(v => Table.ContainsKey((type.Name, v)));

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Rows() =>
        [.. Storage(), .. Secrets(), .. Streams(), .. Registries(), .. Serving(), .. Code(), .. Identities()];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Storage() =>
    [
        ("AWS::S3::Bucket", AccessVerb.Write, [On("/*", "s3:PutObject", "s3:ReplicateObject")]),
        ("AWS::S3::Bucket", AccessVerb.Read, [On("/*", "s3:GetObject", "s3:GetObjectVersion")]),
        ("AWS::S3::Bucket", AccessVerb.Delete, [On("/*", "s3:DeleteObject", "s3:DeleteObjectVersion"), On("", "s3:PutLifecycleConfiguration", "s3:DeleteBucket")]),
        ("AWS::S3::Bucket", AccessVerb.ChangePolicy,
            [On("", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:PutBucketAcl", "s3:PutBucketPublicAccessBlock", "s3:PutReplicationConfiguration", "s3:PutBucketOwnershipControls"), On("/*", "s3:PutObjectAcl")]),
        ("AWS::SageMaker::FeatureGroup", AccessVerb.Write, [On("", "sagemaker:PutRecord")]),
        ("AWS::SageMaker::FeatureGroup", AccessVerb.Read, [On("", "sagemaker:GetRecord", "sagemaker:BatchGetRecord")]),
        ("AWS::SageMaker::FeatureGroup", AccessVerb.Delete, [On("", "sagemaker:DeleteRecord", "sagemaker:DeleteFeatureGroup")]),
        ("AWS::Glue::Table", AccessVerb.Write, [On("", "glue:UpdateTable", "glue:BatchCreatePartition", "glue:UpdatePartition")]),
        ("AWS::Glue::Table", AccessVerb.Delete, [On("", "glue:DeleteTable")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Secrets() =>
    [
        ("AWS::KMS::Key", AccessVerb.UseKey, [On("", "kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey", "kms:Encrypt")]),
        ("AWS::KMS::Key", AccessVerb.Read, [On("", "kms:Decrypt", "kms:ReEncryptFrom")]),
        ("AWS::KMS::Key", AccessVerb.Write, [On("", "kms:GenerateDataKey", "kms:Encrypt")]),
        ("AWS::KMS::Key", AccessVerb.Delete, [On("", "kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteImportedKeyMaterial")]),
        ("AWS::KMS::Key", AccessVerb.ChangePolicy, [On("", "kms:PutKeyPolicy", "kms:CreateGrant")]),
        ("AWS::SecretsManager::Secret", AccessVerb.Read, [On("", "secretsmanager:GetSecretValue")]),
        ("AWS::SecretsManager::Secret", AccessVerb.Write, [On("", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecret")]),
        ("AWS::SecretsManager::Secret", AccessVerb.Delete, [On("", "secretsmanager:DeleteSecret")]),
        ("AWS::SecretsManager::Secret", AccessVerb.ChangePolicy, [On("", "secretsmanager:PutResourcePolicy", "secretsmanager:DeleteResourcePolicy")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Streams() =>
    [
        ("AWS::Kinesis::Stream", AccessVerb.Write, [On("", "kinesis:PutRecord", "kinesis:PutRecords")]),
        ("AWS::Kinesis::Stream", AccessVerb.Read, [On("", "kinesis:GetRecords", "kinesis:SubscribeToShard")]),
        ("AWS::Kinesis::Stream", AccessVerb.Delete, [On("", "kinesis:DeleteStream")]),
        ("AWS::Kinesis::Stream", AccessVerb.ChangePolicy, [On("", "kinesis:PutResourcePolicy", "kinesis:DeleteResourcePolicy")]),
        ("AWS::KinesisFirehose::DeliveryStream", AccessVerb.Write, [On("", "firehose:PutRecord", "firehose:PutRecordBatch", "firehose:UpdateDestination")]),
        ("AWS::KinesisFirehose::DeliveryStream", AccessVerb.Delete, [On("", "firehose:DeleteDeliveryStream")]),
        ("AWS::KinesisVideo::Stream", AccessVerb.Write, [On("", "kinesisvideo:PutMedia")]),
        ("AWS::KinesisVideo::Stream", AccessVerb.Read, [On("", "kinesisvideo:GetMedia", "kinesisvideo:GetMediaForFragmentList", "kinesisvideo:GetClip", "kinesisvideo:GetImages", "kinesisvideo:GetHLSStreamingSessionURL", "kinesisvideo:GetDASHStreamingSessionURL")]),
        ("AWS::KinesisVideo::Stream", AccessVerb.Delete, [On("", "kinesisvideo:DeleteStream")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Registries() =>
    [
        ("AWS::ECR::Repository", AccessVerb.Write, [On("", "ecr:PutImage")]),
        ("AWS::ECR::Repository", AccessVerb.Read, [On("", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")]),
        ("AWS::ECR::Repository", AccessVerb.Delete, [On("", "ecr:BatchDeleteImage", "ecr:DeleteRepository")]),
        ("AWS::ECR::Repository", AccessVerb.ChangePolicy, [On("", "ecr:SetRepositoryPolicy", "ecr:DeleteRepositoryPolicy")]),
        ("AWS::SageMaker::ModelPackageGroup", AccessVerb.Read, [On("", "sagemaker:DescribeModelPackageGroup")]),
        ("AWS::SageMaker::ModelPackageGroup", AccessVerb.Write, [On("", "sagemaker:CreateModelPackage")]),
        ("AWS::SageMaker::ModelPackageGroup", AccessVerb.Delete, [On("", "sagemaker:DeleteModelPackageGroup")]),
        ("AWS::SageMaker::ModelPackageGroup", AccessVerb.ChangePolicy, [On("", "sagemaker:PutModelPackageGroupPolicy", "sagemaker:DeleteModelPackageGroupPolicy")]),
        ("AWS::SageMaker::ModelPackage", AccessVerb.Write, [On("", "sagemaker:UpdateModelPackage")]),
        ("AWS::SageMaker::ModelPackage", AccessVerb.Delete, [On("", "sagemaker:DeleteModelPackage")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Serving() =>
    [
        ("AWS::SageMaker::Endpoint", AccessVerb.Invoke, [On("", "sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointAsync", "sagemaker:InvokeEndpointWithResponseStream")]),
        ("AWS::SageMaker::Endpoint", AccessVerb.Write, [On("", "sagemaker:UpdateEndpoint", "sagemaker:UpdateEndpointWeightsAndCapacities")]),
        ("AWS::SageMaker::Endpoint", AccessVerb.Delete, [On("", "sagemaker:DeleteEndpoint")]),
        ("AWS::SageMaker::InferenceComponent", AccessVerb.Write, [On("", "sagemaker:UpdateInferenceComponent")]),
        ("AWS::SageMaker::Pipeline", AccessVerb.Write, [On("", "sagemaker:UpdatePipeline")]),
        ("AWS::SageMaker::Pipeline", AccessVerb.Invoke, [On("", "sagemaker:StartPipelineExecution")]),
        ("AWS::SageMaker::NotebookInstance", AccessVerb.Invoke, [On("", "sagemaker:CreatePresignedNotebookInstanceUrl")]),
        ("AWS::SageMaker::NotebookInstance", AccessVerb.Write, [On("", "sagemaker:UpdateNotebookInstance")]),
        ("AWS::SageMaker::MonitoringSchedule", AccessVerb.Write, [On("", "sagemaker:UpdateMonitoringSchedule", "sagemaker:StopMonitoringSchedule")]),
        ("AWS::SageMaker::MonitoringSchedule", AccessVerb.Delete, [On("", "sagemaker:DeleteMonitoringSchedule")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Code() =>
    [
        ("AWS::Lambda::Function", AccessVerb.Invoke, [On("", "lambda:InvokeFunction", "lambda:InvokeFunctionUrl")]),
        ("AWS::Lambda::Function", AccessVerb.Write, [On("", "lambda:UpdateFunctionCode", "lambda:UpdateFunctionConfiguration")]),
        ("AWS::Lambda::Function", AccessVerb.Read, [On("", "lambda:GetFunction")]),
        ("AWS::Lambda::Function", AccessVerb.Delete, [On("", "lambda:DeleteFunction")]),
        ("AWS::Lambda::Function", AccessVerb.ChangePolicy, [On("", "lambda:AddPermission", "lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig")]),
        ("AWS::Glue::Job", AccessVerb.Write, [On("", "glue:UpdateJob")]),
        ("AWS::Glue::Job", AccessVerb.Invoke, [On("", "glue:StartJobRun")]),
        ("AWS::Glue::Job", AccessVerb.Delete, [On("", "glue:DeleteJob")]),
        ("AWS::StepFunctions::StateMachine", AccessVerb.Write, [On("", "states:UpdateStateMachine")]),
        ("AWS::StepFunctions::StateMachine", AccessVerb.Invoke, [On("", "states:StartExecution", "states:StartSyncExecution")]),
    ];

    private static IEnumerable<(string Type, AccessVerb Verb, ActionsOn[] Actions)> Identities() =>
    [
        ("AWS::IAM::Role", AccessVerb.Pass, [On("", "iam:PassRole")]),
        ("AWS::IAM::Role", AccessVerb.Assume, [On("", "sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity")]),
        ("AWS::IAM::Role", AccessVerb.ChangePolicy, [On("", "iam:UpdateAssumeRolePolicy", "iam:PutRolePolicy", "iam:AttachRolePolicy")]),
    ];

    private static ActionsOn On(string suffix, params string[] actions) => new(suffix, [.. actions]);
}
