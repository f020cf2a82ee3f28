namespace PowerHour.Audit.Aws.Collection;

/// <summary>How far a collection is.</summary>
/// <param name="Calls">Calls answered or failed so far.</param>
/// <param name="Resources">Resources written so far.</param>
/// <param name="Gaps">Calls that failed so far.</param>
/// <param name="Current">What is being read: <c>sagemaker eu-west-1</c>.</param>
public readonly record struct CollectionProgress(int Calls, int Resources, int Gaps, string Current);
