namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Somebody who can borrow a role.</summary>
/// <param name="Index">Its place among the principals of the account.</param>
/// <param name="Actor">The same as the first point of a way.</param>
/// <param name="Link">The step to the role.</param>
internal readonly record struct Borrower(int Index, PathActor Actor, PathLink Link);
