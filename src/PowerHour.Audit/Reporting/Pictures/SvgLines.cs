using System.Globalization;
using System.Text;
using PowerHour.Audit.Reporting.Pictures.Layout;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>The courses of lines, as path data.</summary>
internal static class SvgLines
{
    private const int Loop = 34;

    /// <summary>The course through points: level across a column, curved between two.</summary>
    public static string Course(IReadOnlyList<LayoutPoint> points, int left, int top)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X + left} {points[0].Y + top}");
        for (var i = 1; i < points.Count; i++)
        {
            Step(path, points[i - 1], points[i], left, top);
        }

        return path.ToString();
    }

    /// <summary>Where words about a line can end: the end of its first curve, where lines that begin together have parted.</summary>
    public static LayoutPoint Open(IReadOnlyList<LayoutPoint> points) => points[1];

    private static void Step(StringBuilder path, LayoutPoint from, LayoutPoint to, int left, int top)
    {
        var (x, y) = (to.X + left, to.Y + top);
        if (from.Y == to.Y)
        {
            path.Append(CultureInfo.InvariantCulture, $"H{x}");
            return;
        }

        var isLoop = from.X == to.X;
        var first = isLoop ? from.X + left + Loop : (from.X + to.X) / 2 + left;
        path.Append(CultureInfo.InvariantCulture, $"C{first} {from.Y + top} {first} {y} {x} {y}");
    }
}
