namespace PowerHour.Audit.Inventory;

/// <summary>A part of a resource that a failed call would have filled in. Rules see it as unknown, never as absent.</summary>
/// <param name="Path">The top-level property that is unread; empty means every property that the resource does not have.</param>
/// <param name="GapId">The <see cref="CoverageGap.Id"/> that says why.</param>
public readonly record struct UnreadPart(string Path, string GapId);
