using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A part of a pattern about which the policy of one resource decides.</summary>
/// <param name="Owner">The ARN of the resource with the policy.</param>
/// <param name="Scope">The part.</param>
internal sealed record OwnedPart(string Owner, ResourceScope Scope);
