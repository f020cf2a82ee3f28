namespace PowerHour.Audit.Iam.Matching;

/// <summary>A state the search reached, from which earlier visit and by which character.</summary>
internal readonly record struct GlobVisit(GlobState State, int Parent, char Character);
