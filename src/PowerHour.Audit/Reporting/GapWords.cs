using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Reporting;

/// <summary>What each cause of a gap means and what to do about it.</summary>
/// <param name="Short">In two or three words.</param>
/// <param name="Meaning">In one sentence.</param>
/// <param name="Advice">What would resolve it.</param>
internal sealed record GapWords(string Short, string Meaning, string Advice)
{
    /// <summary>The words for a cause.</summary>
    public static GapWords Of(GapCause cause) => cause switch
    {
        GapCause.AccessDenied => new("access denied", "The caller has no permission for the call.", "Allow the action for the scanning role and scan again."),
        GapCause.DeniedByOrganizationPolicy => new("denied by an organization policy", "A service or resource control policy denies the call, whatever the role may do.", "Ask the organization's administrators to let the scanning role make the call."),
        GapCause.Throttled => new("throttled", "The service kept asking to slow down until the retries were used up.", "Scan again when the account is quieter, or with fewer regions at a time."),
        GapCause.Timeout => new("timed out", "No answer came within the time allowed.", "Scan again; if it stays, look at the network between here and the service."),
        GapCause.ServiceError => new("service error", "The service answered with an error of its own.", "Scan again later; if it stays, tell the provider."),
        GapCause.MalformedAnswer => new("unreadable answer", "The answer was not in the documented form, or its pages never ended.", "Scan again; if it stays, report it to this tool's authors."),
        GapCause.Network => new("network failure", "The service could not be reached.", "Check name resolution, proxy and routes, then scan again."),
        GapCause.RegionUnsupported => new("not in this region", "The service or the call does not exist in this region, or the region is not enabled.", "Nothing, where the region is rightly unused; else enable it and scan again."),
        GapCause.NotOffered => new("not offered", "The call is not offered here: an emulator, or a service closed to this account.", "Nothing, where that is expected."),
        GapCause.Credentials => new("credentials", "Credentials were missing, wrong or ran out.", "Renew the credentials and scan again."),
        GapCause.BadRequest => new("bad request", "The service refused the request as wrong.", "Report it to this tool's authors, with the message."),
        GapCause.Cancelled => new("cancelled", "The scan was stopped before the call was made.", "Scan again and let it finish."),
        GapCause.Bounded => new("bounded", "Reading stopped at a limit that the scan was given.", "Scan again with a wider limit, where older history matters."),
        GapCause.NotCollected => new("not collected", "The snapshot was taken with a narrower selection and never asked.", "Collect again with all rules selected."),
        _ => new("depends on another call", "A call that had to come first failed, so this one could not be made.", "Resolve the gap of the earlier call."),
    };
}
