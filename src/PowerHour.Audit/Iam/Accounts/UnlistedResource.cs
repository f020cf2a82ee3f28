using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A resource, or a pattern of them, that may have a policy and was not looked at.</summary>
/// <param name="Policy">Its policy, not collected, with the reason.</param>
/// <param name="MayExist">Whether there may be resources beside those that are known; false where a list was read whole.</param>
public sealed record UnlistedResource(PolicyDocument Policy, bool MayExist);
