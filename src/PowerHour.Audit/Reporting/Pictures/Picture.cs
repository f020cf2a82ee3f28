namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>What is to be drawn: boxes and lines, without places.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Description">The same as a person who can not see it would be told.</param>
/// <param name="Nodes">The boxes, sorted by id.</param>
/// <param name="Edges">The lines, sorted by their boxes; each joins boxes of the picture.</param>
public sealed record Picture(string Title, string Description, IReadOnlyList<PictureNode> Nodes, IReadOnlyList<PictureEdge> Edges)
{
    /// <summary>The attack paths that are drawn in, the worst first.</summary>
    public IReadOnlyList<PicturePath> Paths { get; init; } = [];

    /// <summary>How many attack paths are left out of the drawing.</summary>
    public int PathsLeft { get; init; }

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Nodes.Count == 0;
}
