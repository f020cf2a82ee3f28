namespace PowerHour.Audit.Inventory;

/// <summary>Why something could not be looked at. The names are printed in reports and never change.</summary>
public enum GapCause
{
    /// <summary>The caller has no permission for the call.</summary>
    AccessDenied,

    /// <summary>An organisation's service or resource control policy denies the call, whatever the caller's own permissions.</summary>
    DeniedByOrganizationPolicy,

    /// <summary>The service kept asking to slow down until the retries were used up.</summary>
    Throttled,

    /// <summary>No answer within the time allowed.</summary>
    Timeout,

    /// <summary>The service answered with an error of its own (HTTP 5xx).</summary>
    ServiceError,

    /// <summary>The answer could not be read: not the documented form, or pages that never end.</summary>
    MalformedAnswer,

    /// <summary>The network failed: no route, no name, connection refused or cut.</summary>
    Network,

    /// <summary>The service or the call does not exist in this region, or the region is not enabled for the account.</summary>
    RegionUnsupported,

    /// <summary>The call is not offered here (an emulator, or a service closed to this account).</summary>
    NotOffered,

    /// <summary>Credentials were missing, wrong or ran out.</summary>
    Credentials,

    /// <summary>The service refused the request as wrong.</summary>
    BadRequest,

    /// <summary>The scan was stopped before the call was made.</summary>
    Cancelled,

    /// <summary>Reading stopped at a limit that the scan was given, such as the lookback.</summary>
    Bounded,

    /// <summary>The snapshot was taken with a narrower selection and never asked.</summary>
    NotCollected,

    /// <summary>A call that had to come first failed, so this one could not be made.</summary>
    Dependency,
}
