using System.Collections.Immutable;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The control policies attached at one level of an organisation: root, a unit, or the account. One of them must allow.</summary>
/// <param name="Name">The level's name or id, for evidence.</param>
/// <param name="Policies">The policies attached there.</param>
public sealed record PolicyLevel(string Name, ImmutableArray<PolicyDocument> Policies);
