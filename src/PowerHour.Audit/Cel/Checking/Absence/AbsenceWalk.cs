using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking.Absence;

/// <summary>What the parts of one program come to where something is absent.</summary>
/// <param name="run">What is absent.</param>
/// <param name="program">The program.</param>
internal sealed class AbsenceWalk(AbsenceRun run, CelProgram program)
{
    private readonly AbsenceScope _scope = new(program.Source);

    public Outcome Of(SyntaxNode node) => node switch
    {
        LiteralNode literal => Literal(literal),
        NameNode { Meaning.Local: >= 0 and var local } => run.IsAbsent(_scope.KeyOf(node)) ? Outcome.Null : OfType(node.Type, _scope.ValueOf(local)),
        NameNode { Meaning.Variable.Program: { } let } => run.IsAbsent(_scope.KeyOf(node)) ? Outcome.Null : run.Of(let),
        SelectNode select => Select(select),
        IndexNode index => Index(index),
        LogicNode logic => Logic(logic),
        OperatorNode op => Operator(op),
        CallNode call => Call(call),
        ConditionalNode choice => Choice(choice),
        ComprehensionNode macro => Macro(macro),
        _ => Parts(node.Children) is var parts && parts.HasFlag(Outcome.Error) ? Outcome.Error : OfType(node.Type, Outcome.Value),
    };

    /// <summary>What a part comes to where only a truth will do: null is an error there.</summary>
    public Outcome Truth(SyntaxNode node)
    {
        var outcome = Of(node);
        return outcome.HasFlag(Outcome.Null) ? run.Fail(program, node, node) | (outcome & ~Outcome.Null) : outcome;
    }

    /// <summary>Whether something in an expression is the thing, a part of it, or a neighbour.</summary>
    public bool Mentions(SyntaxNode node) =>
        ((node is NameNode or SelectNode or IndexNode or CallNode) && run.IsNear(_scope.KeyOf(node)))
        || node.Children.Any(Mentions)
        || (node is NameNode { Meaning.Variable.Program: { } let } && run.Mentions(let));

    private static Outcome Literal(LiteralNode literal) => literal.Value switch
    {
        { IsNull: true } => Outcome.Null,
        { IsTrue: true } => Outcome.True,
        { IsFalse: true } => Outcome.False,
        _ => Outcome.Value,
    };

    private static Outcome OfType(CelType type, Outcome known) => known == Outcome.Value && TypeRelation.Unwrap(type).Kind == CelTypeKind.Bool ? Outcome.Truth : known;

    private Outcome Select(SelectNode node)
    {
        var key = _scope.KeyOf(node);
        if (node.IsTest)
        {
            return run.IsAbsent(key) || run.IsBelow(key) ? Outcome.False : Near(node, Outcome.Truth);
        }

        if (node.Meaning is not null || node.IsOptional)
        {
            return OfType(node.Type, Outcome.Value);
        }

        if (run.IsAbsent(key))
        {
            return node.Declared is null ? run.Fail(program, node, node) : Outcome.Null;
        }

        return Of(node.Operand) switch
        {
            Outcome.Error => Outcome.Error,
            Outcome.Null when node.Declared is { } field => field.Type.Kind is CelTypeKind.List or CelTypeKind.Map ? Outcome.Value : Outcome.Null,
            Outcome.Null => run.Fail(program, node, node.Operand),
            _ => OfType(node.Type, Outcome.Value),
        };
    }

    private Outcome Index(IndexNode node) => node.IsOptional ? Outcome.Value
        : run.IsAbsent(_scope.KeyOf(node)) ? run.Fail(program, node, node)
        : Strict(node, Outcome.Value, node.Operand, node.Index);

    private Outcome Logic(LogicNode node)
    {
        var parts = node.Children.Select(Truth).ToArray();
        var (decides, other) = node.IsAnd ? (Outcome.False, Outcome.True) : (Outcome.True, Outcome.False);
        if (parts.Contains(decides))
        {
            return decides;
        }

        var any = parts.Aggregate((a, b) => a | b);
        var result = (any & (decides | Outcome.Error | Outcome.Guard)) | (parts.All(p => p.HasFlag(other)) ? other : Outcome.None);
        return any.HasFlag(Outcome.Guard) ? result & ~Outcome.Error : result;
    }

    private Outcome Operator(OperatorNode node)
    {
        if (node.Symbol is TokenKind.Equal or TokenKind.NotEqual)
        {
            var same = Same(node);
            return node.Symbol == TokenKind.Equal ? same : Not(same);
        }

        if (node.Symbol == TokenKind.Not)
        {
            var outcome = Of(node.Children[0]);
            return outcome == Outcome.Null ? run.Fail(program, node, node.Children[0]) : Not(outcome);
        }

        if (node.Symbol == TokenKind.In)
        {
            var (item, list) = (Of(node.Children[0]), Of(node.Children[1]));
            return (item | list).HasFlag(Outcome.Error) ? Outcome.Error : item == Outcome.Null || run.IsAbsent(_scope.ElementKey(node.Children[1], node.Children[0])) ? Outcome.False : Near(node, Outcome.Truth);
        }

        return Strict(node, OfType(node.Type, Outcome.Value), node.Children);
    }

    private Outcome Same(OperatorNode node)
    {
        var (left, right) = (Of(node.Children[0]), Of(node.Children[1]));
        return (left | right).HasFlag(Outcome.Error) ? Outcome.Error
            : left == Outcome.Null && right == Outcome.Null ? Outcome.True
            : (left == Outcome.Null || right == Outcome.Null) && !IsNullLiteral(node) ? Outcome.False
            : node.Symbol == TokenKind.NotEqual && !IsNullLiteral(node) ? Outcome.Truth
            : Near(node, Outcome.Truth);
    }

    private static bool IsNullLiteral(OperatorNode node) => node.Children.Any(c => c is LiteralNode { Value.IsNull: true });

    private static Outcome Not(Outcome outcome) =>
        (outcome & ~Outcome.Truth) | (outcome.HasFlag(Outcome.True) ? Outcome.False : Outcome.None) | (outcome.HasFlag(Outcome.False) ? Outcome.True : Outcome.None);

    private Outcome Call(CallNode node)
    {
        if (run.IsAbsent(_scope.KeyOf(node)))
        {
            return Outcome.Null;
        }

        var operands = node.Operands.ToArray();
        for (var i = 0; i < operands.Length; i++)
        {
            var outcome = Of(operands[i]);
            if (outcome.HasFlag(Outcome.Error))
            {
                return Outcome.Error;
            }

            if (outcome == Outcome.Null && node.Candidates.Length > 0 && !node.Candidates.Any(o => TakesNull(o.ParameterAt(i))))
            {
                return run.Fail(program, node, operands[i]);
            }
        }

        return Near(node, OfType(node.Type, Outcome.Value));
    }

    private static bool TakesNull(CelType type) => type.Kind is CelTypeKind.Nullable or CelTypeKind.Null or CelTypeKind.Dyn or CelTypeKind.Object or CelTypeKind.Parameter;

    private Outcome Choice(ConditionalNode node)
    {
        var condition = Truth(node.Condition);
        if (condition is Outcome.True or Outcome.False)
        {
            return Of(condition == Outcome.True ? node.WhenTrue : node.WhenFalse);
        }

        var either = Of(node.WhenTrue) | Of(node.WhenFalse);
        return condition.HasFlag(Outcome.Error) ? Outcome.Error : condition.HasFlag(Outcome.Guard) ? (either & ~Outcome.Error) | Outcome.Guard : either;
    }

    private Outcome Macro(ComprehensionNode node)
    {
        var source = Of(node.Source);
        if (source == Outcome.Error || (source == Outcome.Null && node.Kind != ComprehensionKind.Bind))
        {
            return source == Outcome.Error ? source : run.Fail(program, node, node.Source);
        }

        _scope.Enter(node, source);
        if (node.Kind == ComprehensionKind.Bind)
        {
            return Of(node.Body);
        }

        var filter = node.Filter is null ? Outcome.True : Truth(node.Filter);
        var isTest = node.Kind is ComprehensionKind.All or ComprehensionKind.Exists or ComprehensionKind.ExistsOne;
        var body = isTest || node.Kind == ComprehensionKind.Filter ? Truth(node.Body) : Of(node.Body);
        var fails = filter != Outcome.False && !filter.HasFlag(Outcome.Guard) && (filter | body).HasFlag(Outcome.Error);
        return fails ? Outcome.Error : isTest ? Near(node, Outcome.Truth) : Outcome.Value;
    }

    /// <summary>An operation that takes no null.</summary>
    private Outcome Strict(SyntaxNode node, Outcome result, params SyntaxNode[] operands)
    {
        foreach (var operand in operands)
        {
            var outcome = Of(operand);
            if (outcome.HasFlag(Outcome.Error))
            {
                return Outcome.Error;
            }

            if (outcome == Outcome.Null)
            {
                return run.Fail(program, node, operand);
            }
        }

        return Near(node, result);
    }

    private Outcome Parts(SyntaxNode[] parts) => parts.Select(Of).Aggregate(Outcome.None, (a, b) => a | b);

    /// <summary>A test of a neighbour may be what tells whether the thing is there.</summary>
    private Outcome Near(SyntaxNode node, Outcome otherwise) => otherwise == Outcome.Truth && Mentions(node) ? Outcome.Truth | Outcome.Guard : otherwise;
}
