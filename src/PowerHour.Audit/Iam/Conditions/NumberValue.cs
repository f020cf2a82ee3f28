using System.Globalization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>A number.</summary>
internal sealed class NumberValue : ConditionValue
{
    internal required decimal Number { get; init; }

    internal required Ordering Ordering { get; init; }

    internal static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    internal static bool Holds(int comparison, Ordering ordering) => ordering switch
    {
        Ordering.Less => comparison < 0,
        Ordering.LessOrEqual => comparison <= 0,
        Ordering.Greater => comparison > 0,
        Ordering.GreaterOrEqual => comparison >= 0,
        _ => comparison == 0,
    };

    internal override Truth Matches(string requestValue, RequestContext context) =>
        TruthLogic.Of(TryParse(requestValue, out var value) && Holds(value.CompareTo(Number), Ordering));
}
