namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A choice: <c>a ? b : c</c>.</summary>
internal sealed class ConditionalNode : SyntaxNode
{
    public ConditionalNode(CelRange range, SyntaxNode condition, SyntaxNode whenTrue, SyntaxNode whenFalse)
        : base(range)
    {
        (Condition, WhenTrue, WhenFalse) = (condition, whenTrue, whenFalse);
        Own(condition, whenTrue, whenFalse);
    }

    public SyntaxNode Condition { get; }

    public SyntaxNode WhenTrue { get; }

    public SyntaxNode WhenFalse { get; }
}
