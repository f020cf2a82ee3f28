namespace PowerHour.Audit.Cel.Syntax;

/// <summary>Recognises the calls that are macros.</summary>
internal static class MacroExpander
{
    /// <summary>The names of macros, for suggestions.</summary>
    public static readonly string[] Names =
    [
        "has", "all", "exists", "exists_one", "existsOne", "filter", "map",
        "transformList", "transformMap", "transformMapEntry", "optMap", "optFlatMap",
    ];

    /// <summary>Makes a node of a macro call; <see langword="null"/> when the call is none.</summary>
    public static SyntaxNode? Expand(CallNode call) => call switch
    {
        { Target: null, Function: "has", Arguments.Length: 1 } => Has(call),
        { Target: NameNode { Name: "cel" }, Function: "bind", Arguments: [var name, var value, var body] } =>
            new ComprehensionNode(call.Range, ComprehensionKind.Bind, value, [Variable(name)], null, body),
        { Target: not null } => Comprehension(call),
        _ => null,
    };

    private static SelectNode Has(CallNode call) => call.Arguments[0] is SelectNode { IsTest: false } select
        ? new SelectNode(call.Range, select.Operand, select.Field, select.FieldRange) { IsTest = true, IsOptional = select.IsOptional }
        : throw new SyntaxException("has() takes a field selection such as `has(x.field)`", call.Arguments[0].Range);

    private static ComprehensionNode? Comprehension(CallNode call) => (call.Function, call.Arguments) switch
    {
        ("all", [var v, var body]) => One(call, ComprehensionKind.All, v, null, body),
        ("exists", [var v, var body]) => One(call, ComprehensionKind.Exists, v, null, body),
        ("exists_one" or "existsOne", [var v, var body]) => One(call, ComprehensionKind.ExistsOne, v, null, body),
        ("filter", [var v, var body]) => One(call, ComprehensionKind.Filter, v, null, body),
        ("map", [var v, var body]) => One(call, ComprehensionKind.Map, v, null, body),
        ("map", [var v, var filter, var body]) => One(call, ComprehensionKind.Map, v, filter, body),
        ("optMap", [var v, var body]) => One(call, ComprehensionKind.OptMap, v, null, body),
        ("optFlatMap", [var v, var body]) => One(call, ComprehensionKind.OptFlatMap, v, null, body),
        ("all", [var k, var v, var body]) => Two(call, ComprehensionKind.All, k, v, null, body),
        ("exists", [var k, var v, var body]) => Two(call, ComprehensionKind.Exists, k, v, null, body),
        ("exists_one" or "existsOne", [var k, var v, var body]) => Two(call, ComprehensionKind.ExistsOne, k, v, null, body),
        ("transformList", [var k, var v, var body]) => Two(call, ComprehensionKind.Map, k, v, null, body),
        ("transformList", [var k, var v, var filter, var body]) => Two(call, ComprehensionKind.Map, k, v, filter, body),
        ("transformMap", [var k, var v, var body]) => Two(call, ComprehensionKind.TransformMap, k, v, null, body),
        ("transformMap", [var k, var v, var filter, var body]) => Two(call, ComprehensionKind.TransformMap, k, v, filter, body),
        ("transformMapEntry", [var k, var v, var body]) => Two(call, ComprehensionKind.TransformMapEntry, k, v, null, body),
        ("transformMapEntry", [var k, var v, var filter, var body]) => Two(call, ComprehensionKind.TransformMapEntry, k, v, filter, body),
        _ => null,
    };

    private static ComprehensionNode One(CallNode call, ComprehensionKind kind, SyntaxNode variable, SyntaxNode? filter, SyntaxNode body) =>
        new(call.Range, kind, call.Target!, [Variable(variable)], filter, body);

    private static ComprehensionNode Two(CallNode call, ComprehensionKind kind, SyntaxNode first, SyntaxNode second, SyntaxNode? filter, SyntaxNode body)
    {
        var variables = new[] { Variable(first), Variable(second) };
        return string.Equals(variables[0].Name, variables[1].Name, StringComparison.Ordinal)
            ? throw new SyntaxException("the two variables need different names", second.Range)
            : new(call.Range, kind, call.Target!, variables, filter, body);
    }

    private static NameNode Variable(SyntaxNode node) => node is NameNode { IsAbsolute: false } name
        ? name
        : throw new SyntaxException("expected a variable name here, such as `x`", node.Range);
}
