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
    /// <returns>The picture, each resource by itself; null where there is no such model, or the report has no lineage.</returns>
    public static Picture? Of(AuditReport report, string? model)
    {
        if (report.Lineage is not { } lineage)
        {
            return null;
        }

        var pictures = new LineagePictures(report, lineage);
        return model is null ? pictures.Whole() : pictures.ServedModels.FirstOrDefault(m => LineagePictures.NameOf(m) == model) is { } found ? pictures.Of(found) : null;
    }
}
