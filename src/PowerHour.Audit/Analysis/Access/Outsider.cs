using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Somebody who is no user or role of the account and whom a policy of a resource may let in.</summary>
/// <param name="Principal">The name, as of <see cref="Grantee.Principal"/>.</param>
/// <param name="Kind">How near it stands.</param>
/// <param name="Requester">The same for the engine.</param>
/// <param name="Facts">What is known of its requests: condition keys and values.</param>
/// <param name="IsAnybody">Whether it stands for anybody: then one who can be found anywhere suffices.</param>
internal sealed record Outsider(string Principal, GranteeKind Kind, Requester Requester, IReadOnlyList<(string Key, string[] Values)> Facts, bool IsAnybody = false);
