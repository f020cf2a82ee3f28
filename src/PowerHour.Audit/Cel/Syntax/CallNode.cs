using PowerHour.Audit.Cel.Functions;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A call: <c>f(a)</c>, <c>a.f(b)</c> or <c>space.f(a)</c>.</summary>
internal sealed class CallNode : SyntaxNode
{
    public CallNode(CelRange range, SyntaxNode? target, string function, CelRange nameRange, SyntaxNode[] arguments)
        : base(range)
    {
        (Target, Function, NameRange, Arguments) = (target, function, nameRange, arguments);
        Own(target is null ? arguments : [target, .. arguments]);
    }

    public SyntaxNode? Target { get; }

    public string Function { get; }

    public CelRange NameRange { get; }

    public SyntaxNode[] Arguments { get; }

    public bool IsAbsolute { get; init; }

    /// <summary>The name the checker resolved, with its namespace.</summary>
    public string ResolvedName { get; set; } = "";

    /// <summary>Whether the target is a receiver and not a namespace.</summary>
    public bool HasReceiver { get; set; }

    /// <summary>The overloads that may apply at run time.</summary>
    public CelOverload[] Candidates { get; set; } = [];

    /// <summary>What is evaluated: the receiver, if any, and the arguments.</summary>
    public IEnumerable<SyntaxNode> Operands => HasReceiver ? [Target!, .. Arguments] : Arguments;
}
