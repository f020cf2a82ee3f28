using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A number, string, bytes, truth value or null.</summary>
internal sealed class LiteralNode(CelRange range, CelValue value) : SyntaxNode(range)
{
    public CelValue Value => value;

    public string? Text => value.Kind == CelKind.String ? value.AsString() : null;
}
