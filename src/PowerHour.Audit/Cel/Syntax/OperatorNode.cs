namespace PowerHour.Audit.Cel.Syntax;

/// <summary>An operator on one or two operands.</summary>
internal sealed class OperatorNode : SyntaxNode
{
    public OperatorNode(CelRange range, TokenKind symbol, CelRange symbolRange, params SyntaxNode[] operands)
        : base(range)
    {
        (Symbol, SymbolRange) = (symbol, symbolRange);
        Own(operands);
    }

    public TokenKind Symbol { get; }

    public CelRange SymbolRange { get; }

    public bool IsUnary => Children.Length == 1;
}
