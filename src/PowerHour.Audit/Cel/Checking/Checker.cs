using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Finds the type of every node and what every name means; reports what cannot be right.</summary>
internal sealed class Checker
{
    private readonly CheckSession _session;
    private readonly NameChecker _names;
    private readonly CallChecker _calls;
    private readonly OperatorChecker _operators;
    private readonly ComprehensionChecker _comprehensions;

    public Checker(CheckSession session)
    {
        _session = session;
        _names = new(session, this);
        _calls = new(session, this, _names);
        _operators = new(session, this);
        _comprehensions = new(session, this);
    }

    public CelType Check(SyntaxNode node) => node.Type = node switch
    {
        LiteralNode literal => TypeOf(literal.Value),
        NameNode name => _names.Check(name),
        SelectNode select => _names.Check(select),
        IndexNode index => _operators.Check(index),
        CallNode call => _calls.Check(call),
        OperatorNode op => _operators.Check(op),
        LogicNode logic => Logic(logic),
        ConditionalNode conditional => Conditional(conditional),
        ListNode list => CelType.List(Elements(list)),
        MapNode map => Map(map),
        ComprehensionNode comprehension => _comprehensions.Check(comprehension),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no typing rule."),
    };

    /// <summary>Checks a part that must be a truth value.</summary>
    public void CheckBool(SyntaxNode node, string place)
    {
        var type = Check(node);
        if (!TypeRelation.IsAssignable(CelType.Bool, type) || type.Kind == CelTypeKind.Null)
        {
            _session.Mistyped(node.Range, $"{place} must be bool, but is {type}");
        }
    }

    private static CelType TypeOf(CelValue value) => value.Kind switch
    {
        CelKind.Bool => CelType.Bool,
        CelKind.Int => CelType.Int,
        CelKind.Uint => CelType.Uint,
        CelKind.Double => CelType.Double,
        CelKind.String => CelType.String,
        CelKind.Bytes => CelType.Bytes,
        _ => CelType.Null,
    };

    private CelType Logic(LogicNode node)
    {
        foreach (var operand in node.Children)
        {
            CheckBool(operand, node.IsAnd ? "an operand of `&&`" : "an operand of `||`");
        }

        return CelType.Bool;
    }

    private CelType Conditional(ConditionalNode node)
    {
        CheckBool(node.Condition, "the condition before `?`");
        var whenTrue = Check(node.WhenTrue);
        var whenFalse = Check(node.WhenFalse);
        return TypeRelation.Join(whenTrue, whenFalse)
            ?? _session.Mistyped(node.Range, $"both sides of `:` must have one type, but they are {whenTrue} and {whenFalse}; wrap one in dyn()");
    }

    private CelType Elements(ListNode node)
    {
        CelType? joined = null;
        for (var i = 0; i < node.Children.Length; i++)
        {
            var type = Check(node.Children[i]);
            type = node.Optional[i] ? InsideOptional(node.Children[i], type) : type;
            joined = joined is null ? type : TypeRelation.Join(joined, type) ?? CelType.Dyn;
        }

        return joined ?? CelType.Dyn;
    }

    private CelType Map(MapNode node)
    {
        CelType? keys = null;
        CelType? values = null;
        for (var i = 0; i < node.Children.Length; i += 2)
        {
            var key = Key(node.Children[i]);
            var value = Check(node.Children[i + 1]);
            value = node.Optional[i / 2] ? InsideOptional(node.Children[i + 1], value) : value;
            keys = keys is null ? key : TypeRelation.Join(keys, key) ?? CelType.Dyn;
            values = values is null ? value : TypeRelation.Join(values, value) ?? CelType.Dyn;
        }

        return CelType.Map(keys ?? CelType.Dyn, values ?? CelType.Dyn);
    }

    private CelType Key(SyntaxNode node)
    {
        var type = Check(node);
        return TypeRelation.Unwrap(type).Kind is CelTypeKind.Bool or CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.String or CelTypeKind.Dyn
            ? type
            : _session.Mistyped(node.Range, $"a map key is bool, int, uint or string, not {type}");
    }

    private CelType InsideOptional(SyntaxNode node, CelType type) => type.Kind switch
    {
        CelTypeKind.Optional => type.Parameters[0],
        CelTypeKind.Dyn => type,
        _ => _session.Mistyped(node.Range, $"after `?` an optional is needed, not {type}"),
    };
}
