namespace PowerHour.Audit.Reporting.Pictures.Layout;

/// <summary>A place in a picture; y grows downwards.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
internal sealed record LayoutPoint(int X, int Y);
