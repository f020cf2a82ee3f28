namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Something on a path: a resource, a place in S3, an image, a principal.</summary>
/// <param name="Kind">What it is, in words: <c>training job</c>, <c>S3 prefix</c>, <c>role</c>.</param>
/// <param name="Id">Identity: an ARN, an S3 URI, an image's name, an account, or <c>*</c> for anybody.</param>
/// <param name="Name">The name for people.</param>
public sealed record PathPoint(string Kind, string Id, string Name);
