using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PowerHour.Audit.Documents;

/// <summary>A text in a YAML file that knows where each of its characters stands in the file.</summary>
public sealed class YamlText
{
    private readonly YamlScalarNode _node;

    internal YamlText(SourceFile source, YamlScalarNode node)
    {
        Source = source;
        _node = node;
    }

    /// <summary>The file.</summary>
    public SourceFile Source { get; }

    /// <summary>The text.</summary>
    public string Value => _node.Value ?? "";

    /// <summary>Makes a problem at a place within the text.</summary>
    /// <param name="offset">The offset within <see cref="Value"/>, from 0.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The problem, with the file's own line and column.</returns>
    public DocumentProblem Problem(int offset, string message)
    {
        var (line, column) = Locate(Math.Clamp(offset, 0, Value.Length));
        return Source.Problem(line, column, message);
    }

    /// <summary>The file's line and column of a place within the text, both from 1.</summary>
    /// <remarks>Exact for literal blocks (`|`) and for plain or quoted texts on one line without escapes; else the start of the text.</remarks>
    private (int Line, int Column) Locate(int offset)
    {
        var before = Value.AsSpan(0, offset);
        var lines = before.Count('\n');
        var column = offset - (before.LastIndexOf('\n') + 1);
        if (_node.Style != ScalarStyle.Literal)
        {
            var quote = _node.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
            return ((int)_node.Start.Line, (int)_node.Start.Column + quote + column);
        }

        var line = (int)_node.Start.Line + 1 + lines;
        return (line, Indent(line) + column + 1);
    }

    private int Indent(int line)
    {
        var first = Source.Lines.Skip((int)_node.Start.Line).FirstOrDefault(l => l.Trim().Length > 0) ?? "";
        return line <= Source.Lines.Count ? first.Length - first.TrimStart().Length : 0;
    }
}
