using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Checks that comparisons can come out both ways.</summary>
internal sealed class ComparisonChecker(CheckSession session)
{
    public void CheckEquality(OperatorNode node, CelType left, CelType right)
    {
        if (IsContainer(left) && right.Kind == CelTypeKind.Null)
        {
            WarnNull(node, node.Children[0], left);
        }
        else if (IsContainer(right) && left.Kind == CelTypeKind.Null)
        {
            WarnNull(node, node.Children[1], right);
        }
        else if (!TypeRelation.AreComparable(left, right))
        {
            session.Mistyped(node.SymbolRange, $"{left} is never equal to {right}");
        }

        CheckAllowed(left, node.Children[1]);
        CheckAllowed(right, node.Children[0]);
    }

    public void CheckMembership(OperatorNode node, CelType left, CelType right)
    {
        if (right.Kind is not (CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Dyn))
        {
            session.Mistyped(node.SymbolRange, $"`in` looks into a list or map, not into {right}{(right.Kind == CelTypeKind.Nullable ? "; for text use contains()" : "")}");
        }
        else if (right.Kind != CelTypeKind.Dyn && !TypeRelation.AreComparable(right.Parameters[0], left))
        {
            session.Mistyped(node.SymbolRange, $"{left} is never in {right}");
        }

        if (right.Kind == CelTypeKind.List)
        {
            CheckAllowed(right.Parameters[0], node.Children[0]);
        }

        foreach (var element in node.Children[1] is ListNode list ? list.Children : [])
        {
            CheckAllowed(left, element);
        }
    }

    public void CheckOrder(OperatorNode node, CelType left, CelType right)
    {
        var (l, r) = (TypeRelation.Unwrap(left), TypeRelation.Unwrap(right));
        var fits = TypeRelation.IsDyn(l) || TypeRelation.IsDyn(r) || (TypeRelation.IsNumber(l) && TypeRelation.IsNumber(r)) || l.Kind == r.Kind;
        if (!fits || !IsOrdered(l) || !IsOrdered(r))
        {
            session.Mistyped(node.SymbolRange, $"`{OperatorSymbol.Of(node.Symbol)}` does not take {left} and {right}");
        }
    }

    private static bool IsContainer(CelType type) => type.Kind is CelTypeKind.List or CelTypeKind.Map;

    private static bool IsOrdered(CelType type) => type.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter or CelTypeKind.Bool
        or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double or CelTypeKind.String or CelTypeKind.Bytes
        or CelTypeKind.Timestamp or CelTypeKind.Duration;

    private void WarnNull(OperatorNode node, SyntaxNode container, CelType type)
    {
        var text = container.Range.Of(session.Source);
        session.Warning(node.Range, $"a {type.Name} is never null: an absent one is empty; write `size({text}) == 0` or `has(...)`");
    }

    private void CheckAllowed(CelType type, SyntaxNode other)
    {
        var allowed = TypeRelation.Unwrap(type).AllowedValues;
        if (allowed.Count == 0 || other is not LiteralNode { Value.Kind: CelKind.String, Text: { } text } || allowed.Contains(text, StringComparer.Ordinal))
        {
            return;
        }

        var suggestion = Suggestion.For(text, allowed);
        var values = suggestion.Length > 0 ? suggestion : $"; it is one of {string.Join(", ", allowed.Take(10).Select(v => $"`{v}`"))}";
        session.Warning(other.Range, $"the value is never `{text}`{values}");
    }
}
