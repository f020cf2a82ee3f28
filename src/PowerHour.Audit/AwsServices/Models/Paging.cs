namespace PowerHour.Audit.AwsServices.Models;

/// <summary>How an operation hands out its answer page by page.</summary>
/// <param name="InputTokens">Input members that take the position, in parallel with <paramref name="OutputTokens"/>.</param>
/// <param name="OutputTokens">Paths in the answer where the next position is: dotted names, <c>[-1]</c> for a last element, <c>A || B</c> for alternatives.</param>
/// <param name="ResultKeys">Members of the answer that hold the items; may be empty.</param>
/// <param name="LimitKey">Input member that takes the page size, or null.</param>
/// <param name="MoreResults">Member of the answer that says whether there is a next page, or null when the token says so.</param>
public sealed record Paging(
    IReadOnlyList<string> InputTokens,
    IReadOnlyList<string> OutputTokens,
    IReadOnlyList<string> ResultKeys,
    string? LimitKey,
    string? MoreResults);
