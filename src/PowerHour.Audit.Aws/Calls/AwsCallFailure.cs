namespace PowerHour.Audit.Aws.Calls;

/// <summary>Why a call gave no answer: the cause that a coverage gap is reported with.</summary>
public enum AwsCallFailure
{
    /// <summary>An identity or resource policy does not allow the call.</summary>
    AccessDenied,

    /// <summary>A service control policy of the organisation denies it.</summary>
    DeniedByScp,

    /// <summary>A resource control policy of the organisation denies it.</summary>
    DeniedByRcp,

    /// <summary>The permissions boundary of the identity does not allow it.</summary>
    DeniedByBoundary,

    /// <summary>The session policy does not allow it.</summary>
    DeniedBySessionPolicy,

    /// <summary>The policy of the VPC endpoint on the way does not allow it.</summary>
    DeniedByEndpointPolicy,

    /// <summary>Still throttled after all retries.</summary>
    Throttled,

    /// <summary>The thing asked for does not exist: for many operations an answer (no policy, no rule).</summary>
    NotFound,

    /// <summary>The service or Region cannot be used: no endpoint, Region not enabled, account not opted in.</summary>
    UnsupportedInRegion,

    /// <summary>No usable credentials, or AWS does not accept them.</summary>
    InvalidCredentials,

    /// <summary>The credentials have run out.</summary>
    ExpiredToken,

    /// <summary>No answer in time after all retries.</summary>
    Timeout,

    /// <summary>AWS failed (HTTP 5xx) after all retries.</summary>
    ServerError,

    /// <summary>The answer could not be read, or its pages repeat.</summary>
    Malformed,

    /// <summary>The connection failed.</summary>
    Network,

    /// <summary>The caller gave up.</summary>
    Cancelled,

    /// <summary>The server does not implement the operation (HTTP 501; emulators).</summary>
    NotImplemented,

    /// <summary>AWS finds the request wrong (HTTP 4xx that is none of the above).</summary>
    BadRequest,
}
