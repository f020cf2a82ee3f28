namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A way to write the lineage: its name on the command line and its writer.</summary>
/// <param name="Name">The name: <c>svg</c>.</param>
/// <param name="Write">Writes a picture. Deterministic: the same picture gives the same text.</param>
public sealed record PictureFormat(string Name, Func<Picture, AuditReport, string> Write)
{
    /// <summary>Above how many boxes a drawing puts those together that are somewhat alike.</summary>
    private const int BoxesDrawn = 70;

    /// <summary>A picture as it is drawn: parts with their wholes, and those together that stand alike.</summary>
    /// <param name="picture">The picture, each resource by itself.</param>
    /// <returns>The smaller picture.</returns>
    public static Picture Drawn(Picture picture) => PictureGroups.Collapse(PictureFolds.Fold(PathChoice.Narrow(picture)), BoxesDrawn);

    /// <summary>Every format.</summary>
    public static IReadOnlyList<PictureFormat> All { get; } =
    [
        new("svg", (picture, _) => SvgPicture.File(Drawn(picture))),
        new("dot", (picture, _) => DotPicture.Write(Drawn(picture))),
        new("mermaid", (picture, _) => MermaidPicture.Write(Drawn(picture))),
        new("json", JsonPicture.Write),
    ];
}
