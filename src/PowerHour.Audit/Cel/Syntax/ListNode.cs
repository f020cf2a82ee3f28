namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A list: <c>[a, ?b]</c>.</summary>
internal sealed class ListNode : SyntaxNode
{
    public ListNode(CelRange range, SyntaxNode[] elements, bool[] optional)
        : base(range)
    {
        Optional = optional;
        Own(elements);
    }

    /// <summary>Which elements are left out when they are absent optionals.</summary>
    public bool[] Optional { get; }
}
