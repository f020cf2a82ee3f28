namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Something that runs code under a role: a function, notebook, endpoint, instance, stack.</summary>
/// <param name="Arn">The resource's ARN.</param>
/// <param name="Role">The ARN of its role.</param>
public sealed record Workload(string Arn, string Role);
