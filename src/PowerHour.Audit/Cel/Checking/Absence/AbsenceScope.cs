using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking.Absence;

/// <summary>Names what parts of an expression read, so that the same thing has the same name wherever it is read.</summary>
/// <param name="source">The expression.</param>
internal sealed class AbsenceScope(string source)
{
    /// <summary>Begins the names of what somebody has looked at already.</summary>
    public const string Known = "##";

    private readonly Dictionary<int, (string Key, Outcome Value)> _locals = [];

    /// <summary>The name of what a node reads: <c>self.VpcConfig.Id</c>.</summary>
    public string KeyOf(SyntaxNode node) => node switch
    {
        NameNode { Meaning.Variable: { } variable } => KeyOf(variable),
        NameNode { Meaning.Local: >= 0 and var local } => _locals.TryGetValue(local, out var known) ? known.Key : $"#{local}",
        SelectNode { Meaning.Variable: { } variable } => KeyOf(variable),
        SelectNode select => $"{KeyOf(select.Operand)}.{select.Field}",
        IndexNode index => ElementKey(index.Operand, index.Index),
        _ => string.Concat(node.Range.Of(source).Where(c => !char.IsWhiteSpace(c))),
    };

    /// <summary>The name of an element: a text key of a map is as a field.</summary>
    public string ElementKey(SyntaxNode container, SyntaxNode at) => at is LiteralNode { Text: { } text } ? $"{KeyOf(container)}.{text}" : $"{KeyOf(container)}[{KeyOf(at)}]";

    /// <summary>Whether a list was narrowed before: whoever did so may have asked for what is read of its elements.</summary>
    public static bool IsNarrowed(SyntaxNode source) => IsNarrowed(source, []);

    private static bool IsNarrowed(SyntaxNode source, HashSet<CelProgram> met) => source switch
    {
        ComprehensionNode { Kind: ComprehensionKind.Filter } or ComprehensionNode { Filter: not null } => true,
        NameNode { Meaning.Variable.Program: { } let } => met.Add(let) && IsNarrowed(let.Root, met),
        _ => source.Children.Any(c => IsNarrowed(c, met)),
    };

    /// <summary>What a local variable is.</summary>
    public Outcome ValueOf(int local) => _locals.TryGetValue(local, out var known) ? known.Value : Outcome.Value;

    /// <summary>Binds the variables of a macro.</summary>
    public void Enter(ComprehensionNode node, Outcome bound)
    {
        for (var i = 0; i < node.Variables.Length; i++)
        {
            var key = node.Kind == ComprehensionKind.Bind && !IsAnswer(node.Source) ? KeyOf(node.Source) : $"{(IsNarrowed(node.Source) ? Known : "#")}{node.Range.Start}:{node.Variables[i].Name}";
            _locals[node.FirstLocal + i] = (key, node.Kind == ComprehensionKind.Bind ? bound : Outcome.Value);
        }
    }

    // A test and an optional have the name of what they ask for, but they are there whether or not it is.
    private static bool IsAnswer(SyntaxNode node) => node is SelectNode { IsTest: true } or SelectNode { IsOptional: true } or IndexNode { IsOptional: true };

    // A named expression that only names a thing is that thing.
    private static string KeyOf(CelVariable variable) =>
        variable.Program is { Root: NameNode or SelectNode { IsTest: false, IsOptional: false } } let ? new AbsenceScope(let.Source).KeyOf(let.Root) : variable.Name;
}
