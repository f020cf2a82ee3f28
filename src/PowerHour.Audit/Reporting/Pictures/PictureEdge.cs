namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A line in a picture, in the direction in which data or control flows.</summary>
public sealed record PictureEdge
{
    /// <summary>The box that gives.</summary>
    public required string From { get; init; }

    /// <summary>The box that takes.</summary>
    public required string To { get; init; }

    /// <summary>How: <c>trained on</c>, <c>can write</c>.</summary>
    public required string Label { get; init; }

    /// <summary>How sure it is.</summary>
    public PictureCertainty Certainty { get; init; }

    /// <summary>Whether it is a step of an attack path.</summary>
    public bool IsAttack { get; init; }

    /// <summary>Whether it is no line of the lineage, and drawn for attack paths only.</summary>
    public bool IsOnlyAttack { get; init; }

    /// <summary>Whether cutting here breaks the path.</summary>
    public bool IsCut { get; init; }

    /// <summary>The ids of the attack paths of which it is a step.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}
