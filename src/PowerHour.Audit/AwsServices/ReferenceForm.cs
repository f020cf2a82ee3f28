namespace PowerHour.Audit.AwsServices;

/// <summary>How a value names another resource.</summary>
public enum ReferenceForm
{
    /// <summary>By ARN, id or alias.</summary>
    Id,

    /// <summary>An S3 URI, URL or ARN, which names a bucket.</summary>
    S3,

    /// <summary>The S3 URI, URL or ARN of one object, which names its bucket. A key that ends with a slash is a prefix all the same.</summary>
    S3Object,

    /// <summary>The S3 URI of a folder below which each job writes under its own name; it names the bucket.</summary>
    JobOutput,

    /// <summary>A scaling target's id such as <c>endpoint/NAME/variant/V</c>, which names an endpoint or an inference component.</summary>
    Scalable,

    /// <summary>An S3 URI, URL or ARN, which names an object, or all objects whose keys begin so.</summary>
    Object,

    /// <summary>A container image, which names an ECR repository.</summary>
    Image,

    /// <summary>An API Gateway integration URI, which names an endpoint, a function or a stream.</summary>
    Integration,

    /// <summary>The S3 URI of a model artifact, which by SageMaker's own layout names the training job that wrote it.</summary>
    Artifact,
}
