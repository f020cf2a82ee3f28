using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>What a principal can do to an ML system.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="IsAdministrator">True for an administrator: it has every capability, and they are not listed.</param>
/// <param name="Grants">The capabilities it has or might have, in catalogue order; empty for an administrator.</param>
public sealed record PrincipalCapabilities(IamPrincipal Principal, bool IsAdministrator, ImmutableArray<CapabilityGrant> Grants);
