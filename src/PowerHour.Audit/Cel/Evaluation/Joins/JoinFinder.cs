using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Evaluation.Joins;

/// <summary>Finds out what a condition says of the elements that can meet it.</summary>
internal sealed class JoinFinder
{
    private readonly Func<SyntaxNode, Step> _make;

    /// <summary>The places of the variables that stand for elements and their items, and how one comes to each from the element.</summary>
    private readonly Dictionary<int, ElementPath> _ways;

    private JoinFinder(Func<SyntaxNode, Step> make, Dictionary<int, ElementPath> ways) => (_make, _ways) = (make, ways);

    /// <summary>Looks at a condition.</summary>
    /// <param name="condition">The condition on each element.</param>
    /// <param name="local">The place of the variable that stands for the element.</param>
    /// <param name="make">Plans a part of it.</param>
    /// <returns>What it says; null where nothing.</returns>
    public static Join? Find(SyntaxNode condition, int local, Func<SyntaxNode, Step> make) =>
        new JoinFinder(make, new() { [local] = new ElementPath([]) }).Of(condition);

    private Join? Of(SyntaxNode condition) => condition switch
    {
        LogicNode { IsAnd: true } and => All(and),
        LogicNode or => or.Children.Select(Of).ToArray() is var parts && Array.TrueForAll(parts, p => p is not null) ? new AnyJoin(parts!) : null,
        OperatorNode { Symbol: TokenKind.Equal } equal => Value(equal.Children[0], equal.Children[1]) ?? Value(equal.Children[1], equal.Children[0]),
        OperatorNode { Symbol: TokenKind.In } among => Among(among.Children[0], among.Children[1]),
        ComprehensionNode { Kind: ComprehensionKind.Exists, Variables.Length: 1 } exists => Inside(exists),
        _ => null,
    };

    private Join? All(LogicNode and)
    {
        var guards = and.Children.Where(IsIndependent).Select(_make).ToArray();
        var parts = and.Children.Select(Of).OfType<Join>().ToArray();
        var among = Array.Find(parts, p => p is ValueJoin) ?? parts.FirstOrDefault();
        return guards.Length == 0 ? among : new GuardedJoin(guards, among);
    }

    private ValueJoin? Value(SyntaxNode element, SyntaxNode value) =>
        PathOf(element) is { } path && IsIndependent(value) ? new ValueJoin(path, _make(value)) : null;

    private Join? Among(SyntaxNode item, SyntaxNode list) =>
        PathOf(list) is { } within && IsIndependent(item) ? new ValueJoin(within.Then(null), _make(item))
        : PathOf(item) is { } path && IsIndependent(list) ? new ChoiceJoin(path, _make(list))
        : null;

    /// <summary>A condition on some item of a list that the element holds.</summary>
    private Join? Inside(ComprehensionNode exists) => PathOf(exists.Source) is not { } path ? null
        : new JoinFinder(_make, new(_ways) { [exists.FirstLocal] = path.Then(null) }).Of(exists.Body);

    /// <summary>The way from the element to what a part reads; null where it reads something else, or in another way.</summary>
    private ElementPath? PathOf(SyntaxNode node) => node switch
    {
        NameNode { Meaning: { } meaning } => _ways.GetValueOrDefault(meaning.Local),
        SelectNode { Declared: { } field, IsTest: false, IsOptional: false, Meaning: null, Operand.Type.Kind: CelTypeKind.Object } select => PathOf(select.Operand)?.Then(field),
        _ => null,
    };

    private bool IsIndependent(SyntaxNode node) => node switch
    {
        ComprehensionNode => false,
        NameNode { Meaning: { } meaning } when _ways.ContainsKey(meaning.Local) => false,
        SelectNode { Meaning: { } meaning } when _ways.ContainsKey(meaning.Local) => false,
        _ => node.Children.All(IsIndependent),
    };
}
