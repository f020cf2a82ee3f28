using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PowerHour.Audit.Documents;

/// <summary>Reads the events of a document and stops at what is not allowed, before anything is built of it: no document can exhaust memory or the stack.</summary>
internal sealed class GuardedParser(SourceFile source) : IParser
{
    private readonly Parser _parser = new(new StringReader(source.Text));
    private int _depth;
    private int _nodes;

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser.Current;

    /// <inheritdoc/>
    /// <exception cref="DocumentException">The document uses what is not allowed.</exception>
    public bool MoveNext()
    {
        if (!_parser.MoveNext())
        {
            return false;
        }

        var at = _parser.Current!;
        _depth += at.NestingIncrease;
        _nodes += at is NodeEvent ? 1 : 0;
        return Refusal(at) is { } refusal ? throw new DocumentException(source.Problem((int)at.Start.Line, (int)at.Start.Column, refusal)) : true;
    }

    private string? Refusal(ParsingEvent at) => at switch
    {
        _ when _depth > YamlDocument.MaxDepth => $"nests deeper than {YamlDocument.MaxDepth} levels",
        _ when _nodes > YamlDocument.MaxNodes => $"holds more than {YamlDocument.MaxNodes} keys and values; files of this kind are small",
        AnchorAlias => "aliases (`*name`) are not used here: write the value again",
        NodeEvent { Anchor.IsEmpty: false } => $"anchors (`&name`) are not used here: write the value where it is needed{YamlDocument.Quotes}",
        NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } => $"tags (`!name`) are not used here{YamlDocument.Quotes}",
        Scalar { Style: ScalarStyle.Folded } => "a folded text (`>`) loses its line positions: use `|` or quotes",
        _ => null,
    };
}
