using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Types operators and indexes.</summary>
internal sealed class OperatorChecker(CheckSession session, Checker checker)
{
    private readonly ComparisonChecker _comparisons = new(session);

    public CelType Check(OperatorNode node)
    {
        foreach (var operand in node.Children)
        {
            checker.Check(operand);
        }

        return node.IsUnary ? Unary(node, node.Children[0].Type) : Binary(node, node.Children[0].Type, node.Children[1].Type);
    }

    public CelType Check(IndexNode node)
    {
        var operand = checker.Check(node.Operand);
        var index = checker.Check(node.Index);
        var isOptional = operand.Kind == CelTypeKind.Optional;
        var type = ElementType(node, isOptional ? operand.Parameters[0] : operand, index);
        return isOptional || node.IsOptional ? CelType.Optional(type) : type;
    }

    private CelType ElementType(IndexNode node, CelType operand, CelType index)
    {
        switch (operand.Kind)
        {
            case CelTypeKind.Dyn:
                return CelType.Dyn;
            case CelTypeKind.List when TypeRelation.IsNumber(index) || TypeRelation.IsDyn(index):
                return operand.Parameters[0];
            case CelTypeKind.Map when TypeRelation.AreComparable(operand.Parameters[0], index):
                return operand.Parameters[1];
            case CelTypeKind.List or CelTypeKind.Map:
                return session.Mistyped(node.Index.Range, $"{operand} has no element at {index}");
            default:
                return session.Mistyped(node.Range, $"{operand} has no elements; only lists and maps are indexed");
        }
    }

    private CelType Unary(OperatorNode node, CelType type)
    {
        var allowed = node.Symbol == TokenKind.Not
            ? TypeRelation.Unwrap(type).Kind is CelTypeKind.Bool
            : TypeRelation.Unwrap(type).Kind is CelTypeKind.Int or CelTypeKind.Double;
        var result = node.Symbol == TokenKind.Not ? CelType.Bool : TypeRelation.Unwrap(type);
        return allowed || TypeRelation.IsDyn(type)
            ? result
            : session.Mistyped(node.SymbolRange, $"`{OperatorSymbol.Of(node.Symbol)}` does not take {type}");
    }

    private CelType Binary(OperatorNode node, CelType left, CelType right)
    {
        switch (node.Symbol)
        {
            case TokenKind.Equal or TokenKind.NotEqual:
                _comparisons.CheckEquality(node, left, right);
                return CelType.Bool;
            case TokenKind.In:
                _comparisons.CheckMembership(node, left, right);
                return CelType.Bool;
            case >= TokenKind.Less and <= TokenKind.GreaterOrEqual:
                _comparisons.CheckOrder(node, left, right);
                return CelType.Bool;
            default:
                return OperatorTypes.Arithmetic(node.Symbol, TypeRelation.Unwrap(left), TypeRelation.Unwrap(right))
                    ?? session.Mistyped(node.SymbolRange, $"`{OperatorSymbol.Of(node.Symbol)}` does not take {left} and {right}");
        }
    }
}
