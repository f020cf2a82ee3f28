namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Gives the pictures of a judged account.</summary>
public static class LineageDrawing
{
    /// <summary>The names of the models that are served, sorted by ARN.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The names; empty where none is served or the report has no lineage.</returns>
    public static IReadOnlyList<string> Models(AuditReport report) =>
        report.Lineage is { } lineage ? [.. new LineagePictures(report, lineage).ServedModels.Select(LineagePictures.NameOf)] : [];

    /// <summary>The picture of a model, or of the whole account.</summary>
    /// <param name="report">The report.</param>
    /// <param name="model">The served model's name; null for the whole account.</param>
    /// <param name="paths">Which attack paths are drawn in: <c>all</c> that somebody or something takes, <c>none</c>, or those of which this is the id, the rule's or the finding's.</param>
    /// <returns>The picture, each resource by itself; null where there is no such model, or the report has no lineage.</returns>
    public static Picture? Of(AuditReport report, string? model, string paths = "all")
    {
        if (report.Lineage is not { } lineage)
        {
            return null;
        }

        var pictures = new LineagePictures(report, lineage);
        IReadOnlyList<ShownPath> drawn = [.. pictures.Paths.Where(p => IsMeant(p, paths))];
        return model is null ? pictures.Whole(drawn) : pictures.ServedModels.FirstOrDefault(m => LineagePictures.NameOf(m) == model) is { } found ? pictures.Of(found, drawn) : null;
    }

    /// <summary>What <c>paths</c> can be beside <c>all</c> and <c>none</c>.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The ids of rules, findings and paths, each once: rules first.</returns>
    public static IReadOnlyList<string> Paths(AuditReport report)
    {
        var shown = ShownPath.Of(report.Findings);
        return [.. shown.Select(p => p.Finding.Rule.Id).Concat(shown.Select(p => p.Finding.Fingerprint)).Concat(shown.Select(p => p.Id)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsMeant(ShownPath path, string paths) => (paths == "all" && path.IsTaken) || paths == path.Id || paths == path.Finding.Fingerprint || paths == path.Finding.Rule.Id;
}
