using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking.Absence;

/// <summary>Finds what an expression reads and may not find.</summary>
internal static class AbsenceCandidates
{
    /// <summary>The keys of what may be absent, sorted.</summary>
    public static IReadOnlyCollection<string> Of(IEnumerable<CelProgram> programs)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var program in programs)
        {
            Visit(program.Root, new AbsenceScope(program.Source), found);
        }

        return found;
    }

    private static void Visit(SyntaxNode node, AbsenceScope scope, SortedSet<string> found)
    {
        if (MayBeAbsent(node) && scope.KeyOf(node) is var key && !key.StartsWith(AbsenceScope.Known, StringComparison.Ordinal))
        {
            found.Add(key);
        }

        foreach (var child in node.Children)
        {
            if (node is ComprehensionNode macro && ReferenceEquals(child, macro.Children[1]))
            {
                scope.Enter(macro, Outcome.Value);
            }

            Visit(child, scope, found);
        }
    }

    private static bool MayBeAbsent(SyntaxNode node) => node switch
    {
        SelectNode { IsTest: true } or SelectNode { IsOptional: true } or SelectNode { Meaning: not null } => false,
        SelectNode { Declared: { } field } => !field.IsAlwaysThere && field.Owner is { PresenceFollows: false } && field.Type.Kind is not (CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Dyn),
        SelectNode { Operand.Type.Kind: CelTypeKind.Map } => true,
        IndexNode { IsOptional: false, Index: NameNode { Meaning.Local: >= 0 } } => false, // a key that was met on the way
        IndexNode { IsOptional: false, Operand.Type.Kind: CelTypeKind.Map } => true,
        IndexNode { IsOptional: false, Operand: NameNode or SelectNode, Operand.Type.Kind: CelTypeKind.List } => true,
        NameNode { Meaning: { Local: >= 0, LocalType.Kind: CelTypeKind.Nullable } } => true,
        CallNode { Type.Kind: CelTypeKind.Object } => true,
        _ => false,
    };
}
