namespace PowerHour.Audit.Analysis.Access;

/// <summary>Whom a resource lets in from outside the account.</summary>
/// <param name="All">What each may do, verb by verb.</param>
/// <param name="GapIds">The gaps behind which others may hide, sorted.</param>
public sealed record Exposures(IReadOnlyList<Exposure> All, IReadOnlyList<string> GapIds);
