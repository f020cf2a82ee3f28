using System.Globalization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>A point in time: ISO 8601 (also a bare year or month) or seconds since 1970.</summary>
internal sealed class DateValue : ConditionValue
{
    private static readonly string[] ShortForms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    internal required decimal Seconds { get; init; }

    internal required Ordering Ordering { get; init; }

    internal static bool TryParse(string text, out decimal seconds)
    {
        if (text.Length != 4 && NumberValue.TryParse(text, out seconds))
        {
            return true;
        }

        seconds = 0;
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        var parsed = DateTimeOffset.TryParseExact(text, ShortForms, CultureInfo.InvariantCulture, Styles, out var value)
            || (text.Contains('T', StringComparison.Ordinal)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out value));
        seconds = parsed ? (value - DateTimeOffset.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond : 0;
        return parsed;
    }

    internal override Truth Matches(string requestValue, RequestContext context) =>
        TruthLogic.Of(TryParse(requestValue, out var value) && NumberValue.Holds(value.CompareTo(Seconds), Ordering));
}
