namespace PowerHour.Audit.AwsServices.Images;

/// <summary>What a first-party image holds.</summary>
/// <param name="Repository">The name of its ECR repository.</param>
/// <param name="Name">What it is, for people: <c>k-nearest neighbours</c>.</param>
/// <param name="Kind"><c>algorithm</c>, <c>framework</c>, <c>serving</c>, <c>processing</c>, <c>clarify</c>, <c>monitor</c>, <c>debugger</c>, <c>autopilot</c> or <c>studio</c>.</param>
/// <param name="Reveals">What an artifact that it trained holds of its training data: <c>training-rows</c>, <c>centroids</c> …; null where that is up to a script, or it trains nothing.</param>
/// <param name="Source">The page where AWS says so.</param>
public sealed record ImageAlgorithm(string Repository, string Name, string Kind, string? Reveals, string Source);
