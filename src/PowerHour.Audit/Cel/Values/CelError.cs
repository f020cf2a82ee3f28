namespace PowerHour.Audit.Cel.Values;

/// <summary>A failed evaluation. An error is a value, so that <c>||</c>, <c>&amp;&amp;</c>, <c>exists</c> and <c>all</c> can absorb it.</summary>
/// <param name="Code">What kind of failure.</param>
/// <param name="Message">One sentence for the author of the expression.</param>
/// <param name="Range">Where in the source it arose; <see langword="null"/> until the calling expression is known.</param>
public sealed record CelError(CelErrorCode Code, string Message, CelRange? Range = null);
