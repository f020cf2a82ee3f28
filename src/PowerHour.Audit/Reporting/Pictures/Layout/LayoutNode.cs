namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>A box to be placed.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Stage">Its place on the way from left to right: every box of a stage stands right of every box of an earlier one.</param>
internal sealed record LayoutNode(int Width, int Height, int Stage);
