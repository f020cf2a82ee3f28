namespace PowerHour.Audit.Aws.Collection;

/// <summary>Who reads, and whose account.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Partition">The partition.</param>
/// <param name="CallerArn">The caller.</param>
internal sealed record Identity(string AccountId, string Partition, string CallerArn);
