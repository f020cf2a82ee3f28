using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Actions;

/// <summary>What is known about one action.</summary>
/// <param name="Name">The action, <c>service:Name</c>, as AWS writes it.</param>
/// <param name="Level">What it does; our overrides are applied.</param>
/// <param name="ResourceTypes">The resource types it acts on, for example <c>object</c>; empty when it acts on none.</param>
/// <param name="ConditionKeys">The condition keys it supports besides the global ones.</param>
public sealed record ActionEntry(
    string Name,
    AccessLevel Level,
    ImmutableArray<string> ResourceTypes,
    ImmutableArray<string> ConditionKeys)
{
    /// <summary>True when a statement must allow it on <c>*</c>.</summary>
    public bool ActsOnNoResource => ResourceTypes.IsEmpty;
}
