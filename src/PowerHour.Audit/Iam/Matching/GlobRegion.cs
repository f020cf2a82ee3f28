using System.Collections.Immutable;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// One non-empty part of a question's language: the strings that match exactly the patterns flagged here.
/// </summary>
/// <param name="Matches">One flag per pattern, in the order they were given.</param>
/// <param name="Witness">A shortest string of the region, or null when none was looked for.</param>
internal sealed record GlobRegion(ImmutableArray<bool> Matches, string? Witness);
