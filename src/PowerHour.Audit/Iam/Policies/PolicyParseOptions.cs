namespace PowerHour.Audit.Iam.Policies;

/// <summary>Limits and expectations when reading a policy.</summary>
public sealed record PolicyParseOptions
{
    /// <summary>The options used when none are given.</summary>
    public static PolicyParseOptions Default { get; } = new();

    /// <summary>Bytes above which a document is refused; default 1 MiB, over thirty times the largest AWS quota.</summary>
    public int MaximumBytes { get; init; } = 1 << 20;

    /// <summary>JSON nesting above which a document is refused; default 16, twice what the language needs.</summary>
    public int MaximumDepth { get; init; } = 16;

    /// <summary>The partition that ARNs are expected to be of; default <c>aws</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>Patterns shared between documents.</summary>
    internal PatternPool Pool { get; init; } = new();
}
