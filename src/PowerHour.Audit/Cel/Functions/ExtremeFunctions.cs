using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The functions <c>math.greatest</c> and <c>math.least</c>, of several numbers or of a list of numbers.</summary>
internal static class ExtremeFunctions
{
    public static IEnumerable<CelOverload> All => [Extreme("math.greatest", 1), Extreme("math.least", -1)];

    private static CelOverload Extreme(string name, int sign) =>
        CelOverload.Global(name, [CelType.Dyn], CelType.Dyn, (a, c) => Of(a, sign, c)) with
        {
            IsVariadic = true,
            ResultTyping = (_, arguments) => Typing(name, arguments),
        };

    private static CelCallTyping Typing(string name, IReadOnlyList<CelType> arguments)
    {
        var numbers = arguments is [{ Kind: CelTypeKind.List } list] ? list.Parameters : arguments;
        return !numbers.All(t => TypeRelation.IsNumber(t) || TypeRelation.IsDyn(t))
            ? CelCallTyping.Wrong($"{name} takes numbers or one list of numbers, not ({string.Join(", ", arguments)})")
            : CelCallTyping.Of(numbers.All(t => t.Equals(numbers[0])) ? TypeRelation.Unwrap(numbers[0]) : CelType.Dyn);
    }

    private static CelValue Of(ReadOnlySpan<CelValue> arguments, int sign, CelContext context)
    {
        var list = arguments.Length == 1 && arguments[0].Kind == CelKind.List ? arguments[0].AsList() : CelList.Of(arguments.ToArray());
        context.Charge(list.Count);
        var gathered = default(Gathered);
        CelValue? best = null;
        for (var i = 0; i < list.Count; i++)
        {
            if (gathered.IsPlain(list[i]) && !list[i].IsNumber)
            {
                return CelValue.Error($"a number is needed, not {KindNames.Of(list[i])}", CelErrorCode.NoSuchOverload);
            }

            best = best is null || (list[i].IsPlain && CelNumbers.Compare(list[i], best.Value) * sign > 0) ? list[i] : best;
        }

        return gathered.Problem ?? best ?? CelValue.Error("an empty list has no extreme");
    }
}
