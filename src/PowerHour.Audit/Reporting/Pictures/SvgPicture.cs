using System.Globalization;
using System.Text;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting.Pictures.Layout;

namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Draws a picture as SVG: within a page, whose style sheet colours it, or as a file of its own.</summary>
/// <remarks>Every name goes in as escaped text. There is no script, no link, no style attribute and nothing from outside.</remarks>
internal sealed class SvgPicture
{
    private const int BoxWidth = 152;
    private const int BoxHeight = 58;
    private const int Margin = 18;
    private const int Head = 46;
    private const int Foot = 58;
    private const int NameWidth = 17;
    private const int WordHeight = 22;
    private const int LeastWidth = 640;
    private const double InPage = .86;

    private readonly Picture _picture;
    private readonly string _prefix;
    private readonly LayoutResult _layout;
    private readonly bool _hasAttacks;
    private readonly StringBuilder _svg = new();

    private SvgPicture(Picture picture, string prefix)
    {
        _picture = picture;
        _prefix = prefix;
        _hasAttacks = picture.Edges.Any(e => e.IsAttack);
        var places = picture.Nodes.Select((n, i) => (n.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        _layout = LayeredLayout.Place([.. picture.Nodes.Select(n => new LayoutNode(BoxWidth, BoxHeight, (int)n.Stage))], [.. picture.Edges.Select(e => new LayoutEdge(places[e.From], places[e.To]))], _hasAttacks ? (int)PictureStage.Actors : -1);
    }

    /// <summary>Draws for a page.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="prefix">Begins the names of places within the drawing; different for each drawing of a page.</param>
    /// <returns>An <c>svg</c> element.</returns>
    public static string Element(Picture picture, string prefix) => new SvgPicture(picture, prefix).Draw(style: "", InPage);

    /// <summary>Draws a file of its own, light or dark as its viewer is.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <returns>The text of the file.</returns>
    public static string File(Picture picture)
    {
        var style = string.Concat(new[] { "colours.css", "picture.css" }.Select(n => EmbeddedFiles.Below($"reports/html/{n}").Single().Text.ReplaceLineEndings("\n")));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{new SvgPicture(picture, "p").Draw($"<style>{style}</style>\n", scale: 1)}";
    }

    private string Draw(string style, double scale)
    {
        var width = Math.Max(LeastWidth, _layout.Width + (2 * Margin));
        var height = _layout.Height + Head + Foot;
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" aria-labelledby=\"{_prefix}-t {_prefix}-d\" width=\"{(int)(width * scale)}\" height=\"{(int)(height * scale)}\" viewBox=\"0 0 {width} {height}\">\n");
        Add($"<title id=\"{_prefix}-t\">{SvgText.Escape(_picture.Title)}</title>\n<desc id=\"{_prefix}-d\">{SvgText.Escape(_picture.Description)}</desc>\n");
        _svg.Append(style);
        Add($"<defs>{Marker("a", "p-tip")}{Marker("x", "p-tip p-tip-attack")}</defs>\n<rect class=\"p-paper\" width=\"{width}\" height=\"{height}\"/>\n");
        Stages(height);
        foreach (var attack in new[] { false, true })
        {
            Lines(attack);
        }

        for (var i = 0; i < _picture.Nodes.Count; i++)
        {
            Box(_picture.Nodes[i], _layout.Corners[i]);
        }

        Words();
        SvgLegend.Write(_svg, _picture, Margin, height - 22, _prefix);
        return _svg.Append("</svg>\n").ToString();
    }

    private string Marker(string name, string tip) =>
        $"<marker id=\"{_prefix}-{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"{tip}\" d=\"M0 0L8 4L0 8z\"/></marker>";

    private void Stages(int height)
    {
        foreach (var span in _layout.Stages)
        {
            var (left, right) = (span.Left + Margin - 9, span.Right + Margin + 9);
            Add($"<rect class=\"p-band\" x=\"{left}\" y=\"30\" width=\"{right - left}\" height=\"{height - Foot - 16}\" rx=\"8\"/><text class=\"p-stage\" x=\"{left}\" y=\"20\">{PictureWords.Of((PictureStage)span.Stage)}</text>\n");
        }
    }

    private void Lines(bool attack)
    {
        for (var i = 0; i < _picture.Edges.Count; i++)
        {
            var edge = _picture.Edges[i];
            if (edge.IsAttack == attack)
            {
                var kind = edge.Certainty.ToString().ToLowerInvariant();
                Add($"<path class=\"p-line p-{kind}{(attack ? " p-attack" : "")}\" marker-end=\"url(#{_prefix}-{(attack ? "x" : "a")})\" d=\"{SvgLines.Course(_layout.Lines[i], Margin, Head)}\"><title>{SvgText.Escape(edge.Label)}</title></path>\n");
            }
        }
    }

    private void Box(PictureNode node, LayoutPoint corner)
    {
        var (x, y) = (corner.X + Margin, corner.Y + Head);
        var kind = node.IsGroup ? $"{ReportText.Number(node.Members.Count)} × {node.Kind}" : node.Kind;
        var about = node.IsGroup ? $"{kind}: {string.Join(", ", node.Members.Take(12))}{(node.Members.Count > 12 ? ", …" : "")}" : $"{kind} {node.Name}";
        Add($"<g class=\"p-box{(node.IsAttacked ? " p-hit" : _hasAttacks ? " p-aside" : "")}{(node.IsOutsider ? " p-outsider" : "")}{(node.IsSubject ? " p-subject" : "")}\"><title>{SvgText.Escape(about)}</title>");
        if (node.IsGroup)
        {
            Add($"<path class=\"p-outline p-{node.Shape.ToString().ToLowerInvariant()}\" d=\"{SvgShapes.Outline(node.Shape, x + 5, y + 5, BoxWidth, BoxHeight)}\"/>");
        }

        Add($"<path class=\"p-outline p-{node.Shape.ToString().ToLowerInvariant()}\" d=\"{SvgShapes.Outline(node.Shape, x, y, BoxWidth, BoxHeight)}\"/>");
        Add($"<text class=\"p-kind\" x=\"{x + 13}\" y=\"{y + 17}\">{SvgText.Escape(SvgText.Fit(kind, NameWidth + 2))}</text>");
        foreach (var (line, at) in SvgText.Wrap(node.Name, NameWidth).Select((l, at) => (l, at)))
        {
            Add($"<text class=\"p-name\" direction=\"ltr\" unicode-bidi=\"isolate\" x=\"{x + 13}\" y=\"{y + 34 + (15 * at)}\">{SvgText.Escape(line)}</text>");
        }

        if (node.Failures > 0)
        {
            var number = node.Failures > 99 ? "99+" : ReportText.Plain(node.Failures);
            Add($"<rect class=\"p-badge\" x=\"{x + BoxWidth - 17 - (6 * number.Length)}\" y=\"{y - 7}\" width=\"{11 + (6 * number.Length)}\" height=\"16\" rx=\"8\"/><text class=\"p-count\" x=\"{x + BoxWidth - 11 - (3 * number.Length)}\" y=\"{y + 5}\">{number}</text>");
        }

        _svg.Append("</g>\n");
    }

    /// <summary>What an attack does where somebody acts, and where it can be cut; between things, the arrow says enough.</summary>
    private void Words()
    {
        var actors = _picture.Nodes.Where(n => n.Shape == PictureShape.Actor).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        var said = new List<(string Label, int X, int Y)>();
        for (var i = 0; i < _picture.Edges.Count; i++)
        {
            var edge = _picture.Edges[i];
            if (edge.IsAttack && (actors.Contains(edge.From) || actors.Contains(edge.To)))
            {
                var (x, y) = (SvgLines.Open(_layout.Lines[i]).X + Margin, SvgLines.Open(_layout.Lines[i]).Y + Head);
                // Words that would lie on the same words are left out.
                var isNew = said.All(s => s.Label != edge.Label || s.X != x || Math.Abs(s.Y - y) >= WordHeight);
                said.Add((edge.Label, x, y));
                Add(isNew ? (FormattableString)$"<text class=\"p-word\" x=\"{x - 10}\" y=\"{y - 6}\">{SvgText.Escape(SvgText.Fit(edge.Label, 18))}</text>" : $"");
                _svg.Append(edge.IsCut ? string.Create(CultureInfo.InvariantCulture, $"<path class=\"p-cut\" d=\"M{x - 20} {y + 8}l8 -16\"/>\n") : "\n");
            }
        }
    }

    private void Add(FormattableString text) => _svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
