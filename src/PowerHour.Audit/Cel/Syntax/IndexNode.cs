namespace PowerHour.Audit.Cel.Syntax;

/// <summary>An element of a list or map: <c>a[b]</c> or <c>a[?b]</c>.</summary>
internal sealed class IndexNode : SyntaxNode
{
    public IndexNode(CelRange range, SyntaxNode operand, SyntaxNode index, bool isOptional)
        : base(range)
    {
        (Operand, Index, IsOptional) = (operand, index, isOptional);
        Own(operand, index);
    }

    public SyntaxNode Operand { get; }

    public SyntaxNode Index { get; }

    public bool IsOptional { get; }
}
