using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A part of a parsed expression. The checker writes its findings onto the nodes.</summary>
internal abstract class SyntaxNode(CelRange range)
{
    private SyntaxNode[]? _children;

    public CelRange Range { get; } = range;

    /// <summary>Where it stands with the parentheses around it; what begins or ends with it begins or ends there.</summary>
    public CelRange Extent { get; set; } = range;

    /// <summary>How many levels of nodes this one spans, itself included.</summary>
    public int Height { get; private set; } = 1;

    /// <summary>How many nodes there are, this one included.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>The type the checker found.</summary>
    public CelType Type { get; set; } = CelType.Dyn;

    /// <summary>The parts, in the order of the source.</summary>
    public SyntaxNode[] Children => _children ?? [];

    protected void Own(params SyntaxNode[] children)
    {
        _children = children;
        foreach (var child in children)
        {
            Height = Math.Max(Height, child.Height + 1);
            Size += child.Size;
        }
    }
}
