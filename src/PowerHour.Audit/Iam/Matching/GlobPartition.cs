using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// The exact division of a question's language by a set of patterns. Every string of the question lies in one region.
/// </summary>
/// <param name="Regions">The non-empty regions, in order of discovery.</param>
/// <param name="IsComplete">False when the limit stopped the search: further regions may exist.</param>
internal sealed record GlobPartition(ImmutableArray<GlobRegion> Regions, bool IsComplete);
