namespace PowerHour.Audit.Reporting.Html;

/// <summary>The attack paths of a threat.</summary>
/// <param name="Sentence">How many there are, and what is not known.</param>
/// <param name="Drawing">Their picture; null where there is none.</param>
/// <param name="Name">What the picture shows, in a few words.</param>
/// <param name="Repairs">The changes that close them all, in order.</param>
/// <param name="RepairsRest">What the changes that are not shown close; may be empty.</param>
/// <param name="Paths">The paths, the worst first.</param>
/// <param name="Rest">How many more there are; may be empty.</param>
internal sealed record ThreatPathsView(string Sentence, PictureMarkup? Drawing, string Name, IReadOnlyList<RepairView> Repairs, string RepairsRest, IReadOnlyList<PathLineView> Paths, string Rest);
