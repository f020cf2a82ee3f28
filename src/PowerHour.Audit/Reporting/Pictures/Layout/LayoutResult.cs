namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>Where everything stands.</summary>
/// <param name="Corners">The upper left corner of each box.</param>
/// <param name="Lines">The points of each line in its direction: its ends at the boxes, and in pairs where it crosses a column.</param>
/// <param name="Stages">The stages that have boxes, from left to right.</param>
/// <param name="Width">The width of it all.</param>
/// <param name="Height">The height of it all.</param>
/// <param name="Crossings">How often lines cross between columns.</param>
internal sealed record LayoutResult(
    IReadOnlyList<LayoutPoint> Corners, IReadOnlyList<IReadOnlyList<LayoutPoint>> Lines, IReadOnlyList<StageSpan> Stages, int Width, int Height, int Crossings);
