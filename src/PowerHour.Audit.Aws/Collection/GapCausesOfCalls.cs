using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Which cause a failed call has in a report.</summary>
internal static class GapCausesOfCalls
{
    /// <summary>The cause.</summary>
    /// <param name="failure">How the call failed.</param>
    /// <returns>The cause.</returns>
    public static GapCause Of(AwsCallFailure failure) => failure switch
    {
        AwsCallFailure.AccessDenied or AwsCallFailure.DeniedByBoundary or AwsCallFailure.DeniedBySessionPolicy or AwsCallFailure.DeniedByEndpointPolicy => GapCause.AccessDenied,
        AwsCallFailure.DeniedByScp or AwsCallFailure.DeniedByRcp => GapCause.DeniedByOrganizationPolicy,
        AwsCallFailure.Throttled => GapCause.Throttled,
        AwsCallFailure.Timeout => GapCause.Timeout,
        AwsCallFailure.ServerError => GapCause.ServiceError,
        AwsCallFailure.Malformed => GapCause.MalformedAnswer,
        AwsCallFailure.Network => GapCause.Network,
        AwsCallFailure.UnsupportedInRegion => GapCause.RegionUnsupported,
        AwsCallFailure.NotImplemented => GapCause.NotOffered,
        AwsCallFailure.InvalidCredentials or AwsCallFailure.ExpiredToken => GapCause.Credentials,
        AwsCallFailure.Cancelled => GapCause.Cancelled,
        _ => GapCause.BadRequest,
    };
}
