namespace PowerHour.Audit.Reporting.Html;

/// <summary>Something that was not read, and what would resolve it.</summary>
internal sealed record GapView
{
    public required string Anchor { get; init; }

    public required string Cause { get; init; }

    public required string Meaning { get; init; }

    public required string Advice { get; init; }

    public required string Operation { get; init; }

    public required string Region { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    public required string Permission { get; init; }

    public required int Count { get; init; }

    /// <summary>How many findings it leaves undecided, in words.</summary>
    public required string Effect { get; init; }
}
