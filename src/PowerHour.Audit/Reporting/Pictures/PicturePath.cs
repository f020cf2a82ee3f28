namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>An attack path that a picture shows.</summary>
/// <param name="Id">Its id, as lines of the picture name it.</param>
/// <param name="Rule">The id of the rule that it fails.</param>
/// <param name="Resource">The ARN of the model or endpoint that fails.</param>
/// <param name="Severity">How severe, by name.</param>
/// <param name="Class">The kind of attacker; empty where it begins with no one.</param>
/// <param name="Count">How many paths of the kind there are, this one counted.</param>
/// <param name="Nodes">The ids of its boxes, from the attacker on.</param>
/// <param name="Cut">The one change that breaks it; empty where none is known.</param>
public sealed record PicturePath(string Id, string Rule, string Resource, string Severity, string Class, int Count, IReadOnlyList<string> Nodes, string Cut);
