namespace PowerHour.Audit.Reporting.Html;

/// <summary>A point of an attack path and the step that leads on from it; the last has no step.</summary>
internal sealed record AttackStepView(string Kind, string Name, string Id, string Label, string Confidence, string Call, string Field, string Value, IReadOnlyList<string> Doubts);
