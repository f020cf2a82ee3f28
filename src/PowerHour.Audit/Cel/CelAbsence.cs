using PowerHour.Audit.Cel.Checking.Absence;
using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel;

/// <summary>Finds expressions that end in an error, and not in a verdict, where something that they read is absent.</summary>
/// <remarks>
/// It gives the benefit of the doubt: a test of a neighbour (<c>self.Kind == 'a' &amp;&amp; self.Size &lt; 5</c>) may be what says that the thing is there, and
/// nothing is said then. It says nothing of very large expressions.
/// </remarks>
public static class CelAbsence
{
    private const int MaxSize = 2_000;

    /// <summary>The traps of expressions that are evaluated one after the other, each only where those before are true.</summary>
    /// <param name="programs">The expressions; named expressions that they read are looked through.</param>
    /// <returns>Warnings, each with the program in whose source it stands.</returns>
    public static IReadOnlyList<(CelProgram Program, CelDiagnostic Warning)> Traps(IReadOnlyList<CelProgram> programs)
    {
        var all = programs.SelectMany(p => p.Reads.Prepend(p)).Distinct().ToArray();
        return all.Sum(p => p.Root.Size) > MaxSize ? []
            : [.. AbsenceCandidates.Of(all).Select(c => Trap(programs, c)).OfType<(CelProgram Program, CelDiagnostic Warning)>().DistinctBy(t => (t.Program, t.Warning.Range))];
    }

    private static (CelProgram Program, CelDiagnostic Warning)? Trap(IReadOnlyList<CelProgram> programs, string absent)
    {
        var run = new AbsenceRun(absent);
        foreach (var program in programs)
        {
            var outcome = TypeRelation.Unwrap(program.ResultType).Kind == CelTypeKind.Bool ? run.Truth(program) : run.Of(program);
            if (outcome == Outcome.False || outcome.HasFlag(Outcome.Guard))
            {
                return null;
            }

            if (outcome.HasFlag(Outcome.Error) && run.Place is { } place)
            {
                return (place.Program, new(CelSeverity.Warning, Advice(place.Node, place.Read.Range.Of(place.Program.Source)), place.Read.Range, CelPosition.At(place.Program.Source, place.Read.Range.Start)));
            }
        }

        return null;
    }

    private static string Advice(SyntaxNode node, string written) => $"`{written}` may be absent, and then this is an error and no verdict; " + node switch
    {
        IndexNode { Operand.Type.Kind: CelTypeKind.List } => "ask `size() > 0` before, or walk over the list with exists(), all() or filter()",
        IndexNode or SelectNode { Declared: null } => "ask with `in` or has() before, or write `[?'key'].orValue(…)`",
        OperatorNode { Symbol: TokenKind.Not } => $"write `{written} != true`",
        _ when TypeRelation.Unwrap(node.Type).Kind == CelTypeKind.Bool && node is not OperatorNode && node is not CallNode => $"write `{written} == true`",
        _ when !written.Contains('.', StringComparison.Ordinal) => $"write `{written} != null && …` where absence is to be false, `{written} == null || …` where it is to be true",
        _ => $"write `has({written}) && …` where absence is to be false, `!has({written}) || …` where it is to be true",
    };
}
