using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>Makes the unknowns of expressions from the ids of coverage gaps.</summary>
internal static class Gaps
{
    /// <summary>The unknown with these causes.</summary>
    /// <param name="ids">The gap ids.</param>
    /// <returns>The unknown, or null where there are none.</returns>
    public static CelUnknown? Unknown(IEnumerable<string> ids) =>
        ids.Aggregate((CelUnknown?)null, (all, id) => CelUnknown.Merge(all, new CelUnknown(id)));

    /// <summary>The gap ids that a value is unknown for, sorted.</summary>
    /// <param name="value">An unknown value.</param>
    /// <returns>The ids.</returns>
    public static IReadOnlyList<string> Of(CelValue value) =>
        [.. value.AsUnknown().Causes.Select(c => c.ToString()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
