using System.Text.RegularExpressions;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The function <c>matches</c>: RE2 patterns, in time linear in the text.</summary>
internal static class RegularExpressions
{
    private const int CompilationCost = 2_000;

    public static readonly CelImplementation Implementation = Matches;

    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Member("matches", [CelType.String, CelType.String], CelType.Bool, Implementation) with { ResultTyping = Typing },
        CelOverload.Global("matches", [CelType.String, CelType.String], CelType.Bool, Implementation) with { ResultTyping = Typing },
    ];

    /// <summary>Matches, charging for the text times a share of the pattern.</summary>
    public static CelValue IsMatch(Regex regex, string pattern, string text, CelContext context)
    {
        context.Charge(1 + ((long)text.Length * (4 + pattern.Length) / 64));
        return CelValue.Bool(regex.IsMatch(text));
    }

    private static CelValue Matches(ReadOnlySpan<CelValue> arguments, CelContext context)
    {
        var pattern = arguments[1].AsString();
        if (!context.Patterns.TryGet(pattern, out var regex))
        {
            context.Charge(CompilationCost + (pattern.Length * 10L));
            if (!Re2Pattern.TryGet(pattern, context.Limits.MaxPatternLength, out regex, out var problem))
            {
                return CelValue.Error(problem);
            }

            context.Patterns.Add(pattern, regex!);
        }

        return IsMatch(regex!, pattern, arguments[0].AsString(), context);
    }

    private static CelCallTyping Typing(IReadOnlyList<string?> literals, IReadOnlyList<CelType> arguments) =>
        literals[1] is { } pattern && !Re2Pattern.IsValid(pattern, CelLimits.Default.MaxPatternLength, out var problem)
            ? CelCallTyping.Wrong(problem)
            : CelCallTyping.Of(CelType.Bool);
}
