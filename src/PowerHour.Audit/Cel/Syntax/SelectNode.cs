using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>A field selection: <c>a.b</c>, <c>a.?b</c>, or the test <c>has(a.b)</c>.</summary>
internal sealed class SelectNode : SyntaxNode
{
    public SelectNode(CelRange range, SyntaxNode operand, string field, CelRange fieldRange)
        : base(range)
    {
        (Operand, Field, FieldRange) = (operand, field, fieldRange);
        Own(operand);
    }

    public SyntaxNode Operand { get; }

    public string Field { get; }

    public CelRange FieldRange { get; }

    public bool IsOptional { get; init; }

    public bool IsTest { get; init; }

    /// <summary>Whether the name was written in backticks, so that it cannot be part of a dotted variable.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Set when the whole dotted name stands for one thing.</summary>
    public NameMeaning? Meaning { get; set; }

    /// <summary>The field of the declared type of the operand.</summary>
    public CelField? Declared { get; set; }
}
