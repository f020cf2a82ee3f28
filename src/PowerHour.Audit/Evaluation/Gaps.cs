using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Reads from the unknowns of expressions the ids of coverage gaps that caused them.</summary>
internal static class Gaps
{
    /// <summary>The gap ids that a value is unknown for, sorted.</summary>
    /// <param name="value">An unknown value.</param>
    /// <returns>The ids.</returns>
    public static IReadOnlyList<string> Of(CelValue value) => value.AsUnknown().Causes is [var only] ? [only.ToString()!]
        : [.. value.AsUnknown().Causes.Select(c => c.ToString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>An unknown that rests on another value too.</summary>
    /// <param name="unknown">An unknown value.</param>
    /// <param name="other">A value; where it is unknown its causes are added.</param>
    /// <returns>The unknown with all causes.</returns>
    public static CelValue Joined(CelValue unknown, CelValue other) =>
        other.IsUnknown ? CelValue.Unknown(CelUnknown.Merge(unknown.AsUnknown(), other.AsUnknown())!) : unknown;
}
