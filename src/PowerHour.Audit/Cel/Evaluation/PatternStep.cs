using System.Text.RegularExpressions;
using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Syntax;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The function <c>matches</c> with a literal pattern, which is compiled once per program, when it is first asked.</summary>
internal sealed class PatternStep(CelRange range, Step text, string pattern) : Step(range)
{
    private Regex? _regex;

    /// <summary>Makes the step when a call has a literal, valid pattern.</summary>
    public static PatternStep? TryMake(CallNode call, Func<SyntaxNode, Step> make)
    {
        var operands = call.Operands.ToArray();
        return call.ResolvedName is "matches"
            && operands is [_, LiteralNode { Text: { } pattern }]
            && ReferenceEquals(call.Candidates[^1].Implementation, RegularExpressions.Implementation)
            && Re2Pattern.IsValid(pattern, CelLimits.Default.MaxPatternLength, out _)
            ? new PatternStep(call.Range, make(operands[0]), pattern)
            : null;
    }

    private Regex Compiled => _regex ??= Re2Pattern.Compile(pattern);

    public override CelValue Evaluate(CelContext context)
    {
        var value = text.Evaluate(context);
        return value.Kind switch
        {
            CelKind.String => Here(RegularExpressions.IsMatch(Compiled, pattern, value.AsString(), context)),
            CelKind.Unknown or CelKind.Error => value,
            _ => Fail(CelErrorCode.NoSuchOverload, $"matches() does not take ({KindNames.Of(value)}, string)"),
        };
    }
}
