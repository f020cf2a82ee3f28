using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>A part <c>element.Field == value</c> of a condition that only elements with that value can meet, so that the others need not be walked over.</summary>
/// <remarks>False decides a chain of <c>&amp;&amp;</c> whatever its other parts come to, errors and unknowns included; that is why leaving such elements out changes nothing.</remarks>
/// <param name="Field">The field.</param>
/// <param name="Value">The value; it is the same for every element.</param>
internal sealed record JoinKey(CelField Field, Step Value)
{
    /// <summary>Lists shorter than this are walked over.</summary>
    public const int ShortestList = 16;

    /// <summary>Finds such a part.</summary>
    /// <param name="condition">The condition on each element.</param>
    /// <param name="local">The place of the variable that stands for the element.</param>
    /// <param name="make">Plans the value.</param>
    /// <returns>The first one; null where there is none.</returns>
    public static JoinKey? Find(SyntaxNode condition, int local, Func<SyntaxNode, Step> make)
    {
        SyntaxNode[] parts = condition is LogicNode { IsAnd: true } ? condition.Children : [condition];
        foreach (var part in parts.OfType<OperatorNode>().Where(o => o.Symbol == TokenKind.Equal))
        {
            var (left, right) = (part.Children[0], part.Children[1]);
            if (FieldOf(left, local) is { } field && IsIndependent(right, local))
            {
                return new JoinKey(field, make(right));
            }

            if (FieldOf(right, local) is { } other && IsIndependent(left, local))
            {
                return new JoinKey(other, make(left));
            }
        }

        return null;
    }

    private static CelField? FieldOf(SyntaxNode node, int local) =>
        node is SelectNode { Declared: { } field, IsTest: false, IsOptional: false, Meaning: null, Operand: NameNode { Meaning: { } meaning } } select
        && meaning.Local == local && select.Operand.Type.Kind == CelTypeKind.Object ? field : null;

    private static bool IsIndependent(SyntaxNode node, int local) => node switch
    {
        ComprehensionNode => false,
        NameNode { Meaning: { } meaning } when meaning.Local == local => false,
        SelectNode { Meaning: { } meaning } when meaning.Local == local => false,
        _ => node.Children.All(c => IsIndependent(c, local)),
    };
}
