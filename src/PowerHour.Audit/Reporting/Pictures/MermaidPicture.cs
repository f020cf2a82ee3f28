using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A picture in Mermaid's language, for Markdown that draws it.</summary>
internal static class MermaidPicture
{
    /// <summary>Writes the picture.</summary>
    public static string Write(Picture picture)
    {
        var names = picture.Nodes.Select((n, i) => (n.Id, Name: $"n{ReportText.Plain(i)}")).ToDictionary(x => x.Id, x => x.Name, StringComparer.Ordinal);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var stage in picture.Nodes.GroupBy(n => n.Stage).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph s{ReportText.Plain((int)stage.Key)}[\"{Text(PictureWords.Of(stage.Key))}\"]\n");
            foreach (var node in stage)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {names[node.Id]}{Box(node)}\n");
            }

            text.Append("  end\n");
        }

        foreach (var edge in picture.Edges)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {names[edge.From]} {(edge.IsAttack ? "==>" : edge.Certainty == PictureCertainty.Configured ? "-->" : "-.->")}|\"{Text(edge.Label)}\"| {names[edge.To]}\n");
        }

        var hit = picture.Nodes.Where(n => n.IsAttacked || n.IsOutsider).Select(n => names[n.Id]).ToList();
        return text.Append(hit.Count == 0 ? "" : $"  classDef attacked stroke:#9f1a12,stroke-width:3px\n  class {string.Join(',', hit)} attacked\n").ToString();
    }

    private static string Box(PictureNode node)
    {
        var label = $"{(node.IsGroup ? $"{ReportText.Number(node.Members.Count)} × " : "")}{Text(node.Kind)}<br/>{Text(node.Name)}";
        return node.Shape switch
        {
            PictureShape.Data => $"[(\"{label}\")]",
            PictureShape.Model => $"{{{{\"{label}\"}}}}",
            PictureShape.Actor => $"([\"{label}\"])",
            _ => $"[\"{label}\"]",
        };
    }

    // Mermaid reads HTML and entities within labels; whatever is not a plain character of a name is written by its number.
    private static string Text(string text)
    {
        var result = new StringBuilder();
        foreach (var rune in VisibleText.Line(text, 120).EnumerateRunes())
        {
            _ = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || " -_./:,()×".Contains((char)rune.Value, StringComparison.Ordinal)) || rune.Value > 0x7F
                ? result.Append(rune.ToString()) : result.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        return result.ToString();
    }
}
