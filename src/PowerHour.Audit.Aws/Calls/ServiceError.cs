namespace PowerHour.Audit.Aws.Calls;

/// <summary>What a service said when it refused: its code, its message, and what the HTTP answer adds.</summary>
/// <param name="Code">The error code without namespace (<c>AccessDeniedException</c>), or the HTTP status when there is none.</param>
/// <param name="Message">The message, possibly empty.</param>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="RequestId">The request's id, possibly empty.</param>
/// <param name="BucketRegion">The Region that S3 names for a bucket, or null.</param>
internal sealed record ServiceError(string Code, string Message, int Status, string RequestId, string? BucketRegion);
