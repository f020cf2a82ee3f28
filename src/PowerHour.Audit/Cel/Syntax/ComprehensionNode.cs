namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A macro that binds one or two variables to parts of its source and evaluates a body for each.</summary>
internal sealed class ComprehensionNode : SyntaxNode
{
    public ComprehensionNode(CelRange range, ComprehensionKind kind, SyntaxNode source, NameNode[] variables, SyntaxNode? filter, SyntaxNode body)
        : base(range)
    {
        (Kind, Source, Variables, Filter, Body) = (kind, source, variables, filter, body);
        Own(filter is null ? [source, body] : [source, filter, body]);
    }

    public ComprehensionKind Kind { get; }

    /// <summary>The list, map or optional walked over; of a bind, the value.</summary>
    public SyntaxNode Source { get; }

    /// <summary>One variable: element, key or value. Two: index and element, or key and value.</summary>
    public NameNode[] Variables { get; }

    /// <summary>What selects the elements to map; <see langword="null"/> for all.</summary>
    public SyntaxNode? Filter { get; }

    public SyntaxNode Body { get; }

    /// <summary>The place of the first variable; the second follows.</summary>
    public int FirstLocal { get; set; }
}
