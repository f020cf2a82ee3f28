namespace PowerHour.Audit.Reporting.Html;

/// <summary>The open ways of a threat.</summary>
/// <param name="Sentence">How many there are.</param>
/// <param name="Drawing">Their picture; null where there is none.</param>
/// <param name="Name">What the picture shows, in a few words.</param>
/// <param name="Doors">The failures that open them, those that open most first.</param>
/// <param name="Rest">How many more there are; may be empty.</param>
internal sealed record WaysView(string Sentence, PictureMarkup? Drawing, string Name, IReadOnlyList<DoorView> Doors, string Rest);
