using PowerHour.Audit.Cel.Checking;
using PowerHour.Audit.Cel.Evaluation.Joins;
using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Turns a checked expression into steps.</summary>
internal sealed class Planner
{
    private readonly bool _isTraced;
    private int _depth;

    private Planner(bool isTraced) => _isTraced = isTraced;

    public static Plan Plan(CheckedExpression expression, bool isTraced) =>
        new(new Planner(isTraced).Make(expression.Root), expression.LocalCount, expression.Root.Size);

    private Step Make(SyntaxNode node)
    {
        _depth++;
        var step = MakeUntraced(node);
        _depth--;
        return _isTraced && step is not ConstantStep ? new TracedStep(step, _depth) : step;
    }

    private Step MakeUntraced(SyntaxNode node) => node switch
    {
        LiteralNode literal => new ConstantStep(node.Range, literal.Value),
        NameNode name => Meaning(name.Range, name.Meaning, name.Name),
        SelectNode { Meaning: { } meaning } select => Meaning(select.Range, meaning, select.Field),
        SelectNode select => Select(select),
        IndexNode index => new IndexStep(node.Range, Make(index.Operand), Make(index.Index), index.IsOptional),
        CallNode call => Call(call),
        OperatorNode { IsUnary: true } op => new UnaryStep(op.Range, op.Symbol, Make(op.Children[0])),
        OperatorNode op => Binary(op, Make(op.Children[0]), Make(op.Children[1])),
        LogicNode logic => new LogicStep(node.Range, logic.IsAnd, Make(logic.Children)),
        ConditionalNode choice => new ConditionalStep(node.Range, Make(choice.Condition), Make(choice.WhenTrue), Make(choice.WhenFalse)),
        ListNode list => List(list, Make(list.Children)),
        MapNode map => new MapStep(node.Range, Make(map.Children), map.Optional),
        ComprehensionNode comprehension => Comprehension(comprehension),
        _ => throw new InvalidOperationException($"{node.GetType().Name} has no step."),
    };

    private Step[] Make(IEnumerable<SyntaxNode> nodes) => [.. nodes.Select(Make)];

    private static Step Meaning(CelRange range, NameMeaning? meaning, string name) => meaning switch
    {
        { Variable: { } variable } => new VariableStep(range, variable.Slot),
        { TypeValue: { } type } => new ConstantStep(range, CelValue.Type(type)),
        { Local: >= 0 } => new LocalStep(range, meaning.Local),
        _ => Failing(range, $"undeclared variable `{name}`"),
    };

    private static ConstantStep Failing(CelRange range, string message) =>
        new(range, CelValue.Error(new CelError(CelErrorCode.Undeclared, message, range)));

    private Step Select(SelectNode node)
    {
        var operand = Make(node.Operand);
        return (node.Declared, node) switch
        {
            (_, { IsTest: true, Operand.Type.Kind: Types.CelTypeKind.Optional }) => new HasStep(node.Range, operand, node.Field),
            ({ } field, { IsTest: true }) => new HasFieldStep(node.Range, operand, field),
            ({ } field, { IsOptional: false, Operand.Type.Kind: Types.CelTypeKind.Object }) => new FieldStep(node.Range, operand, field),
            (_, { IsTest: true }) => new HasStep(node.Range, operand, node.Field),
            _ => new SelectStep(node.Range, operand, node.Field, node.IsOptional),
        };
    }

    private Step Call(CallNode call) => call.Candidates.Length == 0
        ? Failing(call.NameRange, $"undeclared function `{call.Function}`")
        : (Step?)PatternStep.TryMake(call, Make) ?? new CallStep(call.Range, call.ResolvedName, call.Candidates, Make(call.Operands));

    private static Step Binary(OperatorNode node, Step left, Step right) => node.Symbol switch
    {
        TokenKind.Equal => new EqualStep(node.Range, left, right, isNegated: false),
        TokenKind.NotEqual => new EqualStep(node.Range, left, right, isNegated: true),
        TokenKind.In => new MembershipStep(node.Range, left, right),
        >= TokenKind.Less and <= TokenKind.GreaterOrEqual => new OrderStep(node.Range, node.Symbol, left, right),
        _ => new ArithmeticStep(node.Range, node.Symbol, left, right),
    };

    private static Step List(ListNode node, Step[] elements) =>
        elements.All(e => e is ConstantStep { Value.IsPlain: true }) && !node.Optional.Contains(true)
            ? new ConstantStep(node.Range, CelValue.List([.. elements.Select(e => ((ConstantStep)e).Value)]))
            : new ListStep(node.Range, elements, node.Optional);

    /// <summary>The join in a condition on each element. A trace shows every element, so there is none in it.</summary>
    private Join? Joined(SyntaxNode? condition, ComprehensionNode node) =>
        _isTraced || condition is null || node.Variables.Length > 1 ? null : JoinFinder.Find(condition, node.FirstLocal, Make);

    private Step Quantifier(ComprehensionNode node, Step source, LoopShape shape, Step body)
    {
        var isAll = node.Kind == ComprehensionKind.All;
        return source is CollectStep collected && !shape.IsPair
            ? new CollectedQuantifierStep(node.Range, collected, shape, isAll, body)
            : new QuantifierStep(node.Range, source, shape, isAll, body) { Join = isAll ? null : Joined(node.Body, node) };
    }

    private Step Comprehension(ComprehensionNode node)
    {
        var source = Make(node.Source);
        var filter = node.Filter is null ? null : Make(node.Filter);
        var body = Make(node.Body);
        var cost = 1 + ((node.Body.Size + (node.Filter?.Size ?? 0)) / 4);
        var shape = new LoopShape(node.FirstLocal, node.Variables.Length == 2, cost);
        return node.Kind switch
        {
            ComprehensionKind.All or ComprehensionKind.Exists => Quantifier(node, source, shape, body),
            ComprehensionKind.ExistsOne => new ExistsOneStep(node.Range, source, shape, body),
            ComprehensionKind.Filter => new CollectStep(node.Range, source, shape, body, null) { Join = Joined(node.Body, node) },
            ComprehensionKind.Map => new CollectStep(node.Range, source, shape, filter, body) { Join = Joined(node.Filter, node) },
            ComprehensionKind.TransformMap => new TransformMapStep(node.Range, source, shape, filter, body, isEntry: false),
            ComprehensionKind.TransformMapEntry => new TransformMapStep(node.Range, source, shape, filter, body, isEntry: true),
            ComprehensionKind.OptMap => new OptionalMapStep(node.Range, source, node.FirstLocal, body, isFlat: false),
            ComprehensionKind.OptFlatMap => new OptionalMapStep(node.Range, source, node.FirstLocal, body, isFlat: true),
            _ => new BindStep(node.Range, source, node.FirstLocal, body),
        };
    }
}
