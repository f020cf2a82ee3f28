using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Says what the lines and boxes of a picture mean: only those that it has.</summary>
internal static class SvgLegend
{
    /// <summary>Writes the legend in one row.</summary>
    public static void Write(StringBuilder svg, Picture picture, int left, int y, string prefix)
    {
        var x = left;
        svg.Append("<g class=\"p-legend\">");
        foreach (var certainty in picture.Edges.Select(e => e.Certainty).Distinct().Order())
        {
            x = Line(svg, x, y, $"p-{certainty.ToString().ToLowerInvariant()}", $"{prefix}-a", PictureWords.Of(certainty));
        }

        if (picture.Edges.Any(e => e.IsAttack))
        {
            x = Line(svg, x, y, "p-attack", $"{prefix}-x", picture.Edges.Any(e => e.IsCut) ? "attack path; the stroke across is the cut" : "attack path");
            x = picture.PathsLeft == 0 ? x : Words(svg, x, y, $"{ReportText.Number(picture.Paths.Count)} of {ReportText.Number(picture.Paths.Count + picture.PathsLeft)} attack paths are drawn, the worst of each rule and kind of attacker");
        }

        if (picture.Nodes.Any(n => n.Failures > 0))
        {
            Add(svg, $"<rect class=\"p-badge\" x=\"{x}\" y=\"{y - 8}\" width=\"17\" height=\"16\" rx=\"8\"/><text class=\"p-count\" x=\"{x + 8}\" y=\"{y + 4}\">n</text><text class=\"p-key\" x=\"{x + 24}\" y=\"{y + 4}\">findings that fail</text>");
        }

        svg.Append("</g>\n");
    }

    private static int Line(StringBuilder svg, int x, int y, string kind, string marker, string words)
    {
        Add(svg, $"<path class=\"p-line {kind}\" marker-end=\"url(#{marker})\" d=\"M{x} {y}h34\"/><text class=\"p-key\" x=\"{x + 42}\" y=\"{y + 4}\">{words}</text>");
        return x + 42 + (words.Length * 7) + 22;
    }

    private static int Words(StringBuilder svg, int x, int y, string words)
    {
        Add(svg, $"<text class=\"p-key\" x=\"{x}\" y=\"{y + 4}\">{words}</text>");
        return x + (words.Length * 7) + 22;
    }

    private static void Add(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
