using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A picture in Graphviz's language, to be laid out by other tools.</summary>
internal static class DotPicture
{
    /// <summary>Writes the picture.</summary>
    public static string Write(Picture picture)
    {
        var names = picture.Nodes.Select((n, i) => (n.Id, Name: $"n{ReportText.Plain(i)}")).ToDictionary(x => x.Id, x => x.Name, StringComparer.Ordinal);
        var text = new StringBuilder($"digraph lineage {{\n  label={Quote(picture.Title)};\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n");
        foreach (var stage in picture.Nodes.GroupBy(n => n.Stage).OrderBy(g => g.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{stage.Key.ToString().ToLowerInvariant()} {{\n    label={Quote(PictureWords.Of(stage.Key))};\n");
            foreach (var node in stage)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {names[node.Id]} [label={Quote(Label(node))}{(node.IsAttacked || node.IsOutsider ? ", color=red" : "")}{(node.IsSubject ? ", penwidth=3" : "")}];\n");
            }

            text.Append("  }\n");
        }

        foreach (var edge in picture.Edges)
        {
            var style = edge.Certainty switch { PictureCertainty.Configured => "solid", PictureCertainty.Assumed => "dotted", _ => "dashed" };
            text.Append(CultureInfo.InvariantCulture, $"  {names[edge.From]} -> {names[edge.To]} [label={Quote(edge.Label)}, style={style}{(edge.IsAttack ? ", color=red, penwidth=2" : "")}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Label(PictureNode node) => node.IsGroup ? $"{ReportText.Number(node.Members.Count)} x {node.Kind}\n{node.Name}" : $"{node.Kind}\n{node.Name}";

    // A quoted string ends at a quotation mark only; a backslash would begin an escape such as \N, which stands for the node's name.
    private static string Quote(string text) => $"\"{string.Join("\\n", text.Split('\n').Select(l => VisibleText.Line(l, 200).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)))}\"";
}
