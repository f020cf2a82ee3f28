using PowerHour.Audit.Findings.Paths;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>An attack path as a finding shows it.</summary>
internal sealed record AttackView(string Title, string Confidence, IReadOnlyList<AttackStepView> Steps, string Advice, string Change, string Closes)
{
    private const int MaxText = 1000;

    /// <summary>The view of a path.</summary>
    public static AttackView Of(AttackPath path) => new(
        $"{(path.Class.Length == 0 ? "Path" : $"By {path.Class}")}{(path.Count > 1 ? $"; {ReportText.Number(path.Count)} paths of the kind, this is the shortest" : "")}",
        JsonPaths.Name(path.Confidence),
        [.. path.Points.Select((p, i) => Step(path, i))],
        path.Cut.Advice,
        VisibleText.Cut(path.Cut.Change, MaxText),
        path.Cut.Closes == 0 ? "" : $"closes {ReportText.Number(path.Cut.Closes)} of {ReportText.Count(path.Cut.All, "path")} in this account");

    private static AttackStepView Step(AttackPath path, int index)
    {
        var point = path.Points[index];
        var step = index < path.Steps.Count ? path.Steps[index] : null;
        return new AttackStepView(
            point.Kind, VisibleText.Cut(point.Name, MaxText), VisibleText.Cut(point.Id, MaxText), step?.Label ?? "", step is null ? "" : JsonPaths.Name(step.Confidence),
            step?.Evidence.Call ?? "", VisibleText.Cut(step?.Evidence.Path ?? "", MaxText), VisibleText.Cut(step?.Evidence.Value ?? "", MaxText), step?.Doubts ?? []);
    }
}
