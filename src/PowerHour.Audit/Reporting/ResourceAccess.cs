using PowerHour.Audit.Analysis.Access;

namespace PowerHour.Audit.Reporting;

/// <summary>Who can do something with a resource in the lineage of a served model, as the policies decide.</summary>
/// <param name="Verb">What is done.</param>
/// <param name="Grantees">Those who can, or may be able to, administrators aside; the first of them.</param>
/// <param name="Others">How many more there are.</param>
/// <param name="Administrators">The administrators who can, by right of being that.</param>
/// <param name="GapIds">The gaps behind which others may hide.</param>
internal sealed record ResourceAccess(AccessVerb Verb, IReadOnlyList<Grantee> Grantees, int Others, IReadOnlyList<string> Administrators, IReadOnlyList<string> GapIds);
