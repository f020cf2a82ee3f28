namespace PowerHour.Audit.Cel;

/// <summary>What one sub-expression came to.</summary>
/// <param name="Range">Where it stands in the source.</param>
/// <param name="Source">Its text.</param>
/// <param name="Value">Its value on one line, cut to about 120 characters.</param>
/// <param name="Depth">How deeply it is nested: 0 for the whole expression. Entries are in the order in which values became known: parts before wholes.</param>
public sealed record CelTraceEntry(CelRange Range, string Source, string Value, int Depth);
