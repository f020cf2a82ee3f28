using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel;

/// <summary>An evaluation with the values of its sub-expressions.</summary>
/// <param name="Result">The value of the whole.</param>
/// <param name="Entries">The values of the parts that were evaluated, literals left out.</param>
/// <param name="Truncated">Whether entries were left out because there were more than <see cref="MaxEntries"/>.</param>
public sealed record CelTrace(CelValue Result, IReadOnlyList<CelTraceEntry> Entries, bool Truncated)
{
    /// <summary>Most entries kept: 1,000.</summary>
    public const int MaxEntries = 1_000;
}
