namespace PowerHour.Audit.Inventory;

/// <summary>A call whose answer a resource is made of: what an auditor repeats to see the same value.</summary>
/// <param name="Operation">The call: <c>s3:GetBucketVersioning</c>.</param>
/// <param name="Into">The top-level property that holds the answer; empty where the answer's own members are the properties.</param>
/// <param name="At">When the answer came, UTC, in seconds.</param>
/// <param name="RequestId">The service's request id, or empty.</param>
public sealed record CallRecord(string Operation, string Into, DateTimeOffset At, string RequestId);
