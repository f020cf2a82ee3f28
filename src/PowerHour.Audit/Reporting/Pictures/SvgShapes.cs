using System.Globalization;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>The outlines of boxes, as path data.</summary>
internal static class SvgShapes
{
    /// <summary>The outline of a box.</summary>
    public static string Outline(PictureShape shape, int x, int y, int width, int height) => shape switch
    {
        PictureShape.Work => Chamfered(x, y, width, height),
        PictureShape.Model => Hexagon(x, y, width, height),
        PictureShape.Actor => Rounded(x, y, width, height, height / 2),
        _ => Rounded(x, y, width, height, 5),
    };

    private static string Rounded(int x, int y, int w, int h, int r) => Text(
        $"M{x + r} {y}h{w - (2 * r)}a{r} {r} 0 0 1 {r} {r}v{h - (2 * r)}a{r} {r} 0 0 1 -{r} {r}h-{w - (2 * r)}a{r} {r} 0 0 1 -{r} -{r}v-{h - (2 * r)}a{r} {r} 0 0 1 {r} -{r}z");

    private static string Chamfered(int x, int y, int w, int h) => Text($"M{x + 7} {y}h{w - 14}l7 7v{h - 14}l-7 7h-{w - 14}l-7 -7v-{h - 14}z");

    private static string Hexagon(int x, int y, int w, int h) => Text($"M{x + 12} {y}h{w - 24}l12 {h / 2}l-12 {h - (h / 2)}h-{w - 24}l-12 -{h - (h / 2)}z");

    private static string Text(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}
