namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A chain of <c>&amp;&amp;</c> or of <c>||</c>; flat, so that a long chain is not a deep tree.</summary>
internal sealed class LogicNode : SyntaxNode
{
    public LogicNode(CelRange range, bool isAnd, SyntaxNode[] operands)
        : base(range)
    {
        IsAnd = isAnd;
        Own(operands);
    }

    public bool IsAnd { get; }
}
