namespace PowerHour.Audit.Aws.Calls;

/// <summary>Placeholder of the AIMD limiter.</summary>
public sealed class CallLimiter;
