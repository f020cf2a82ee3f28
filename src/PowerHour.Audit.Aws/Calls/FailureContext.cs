namespace PowerHour.Audit.Aws.Calls;

/// <summary>What a session knows about a failed call besides the exception.</summary>
/// <param name="CredentialsProven">Whether AWS has accepted these credentials before.</param>
/// <param name="HasOwnEndpoint">Whether the service has an endpoint that the user configured.</param>
/// <param name="IsCancelled">Whether the caller gave up.</param>
/// <param name="Throttles">How many attempts were throttled.</param>
/// <param name="At">When the failure was known.</param>
internal readonly record struct FailureContext(bool CredentialsProven, bool HasOwnEndpoint, bool IsCancelled, int Throttles, DateTimeOffset At);
