namespace PowerHour.Audit.Cel;

/// <summary>Bounds that keep a hostile expression from hanging or exhausting the host.</summary>
public sealed record CelLimits
{
    /// <summary>The bounds used when none are given.</summary>
    public static CelLimits Default { get; } = new();

    /// <summary>Longest source, in UTF-16 units. Default 65,536.</summary>
    public int MaxSourceLength { get; init; } = 65_536;

    /// <summary>How deeply an expression may nest. Default 250, at most 500 so that no stack overflows.</summary>
    public int MaxDepth { get; init; } = 250;

    /// <summary>
    /// Steps one evaluation may take, including values it computes on the way. Default 10,000,000: a fraction of a second.
    /// A step is a call, a round of a comprehension, or about 16 characters or elements handled.
    /// </summary>
    public long MaxSteps { get; init; } = 10_000_000;

    /// <summary>Longest string or bytes an expression may build, in UTF-16 units or bytes. Default 1,048,576.</summary>
    public int MaxStringLength { get; init; } = 1_048_576;

    /// <summary>Longest list or map an expression may build. Default 1,048,576.</summary>
    public int MaxListLength { get; init; } = 1_048_576;

    /// <summary>Longest regular expression. Default 1,000.</summary>
    public int MaxPatternLength { get; init; } = 1_000;
}
