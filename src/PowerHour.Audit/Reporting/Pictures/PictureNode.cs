namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>A box in a picture: one resource, or several that stand alike.</summary>
public sealed record PictureNode
{
    /// <summary>Identity within the picture.</summary>
    public required string Id { get; init; }

    /// <summary>The CloudFormation type name.</summary>
    public required string Type { get; init; }

    /// <summary>What it is, in a word or two: <c>training job</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name, as its owner gave it: hostile until written.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required PictureStage Stage { get; init; }

    /// <summary>Its outline.</summary>
    public required PictureShape Shape { get; init; }

    /// <summary>The names of those that it stands for, sorted; empty for a single resource.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>How many failures there are on it or its members.</summary>
    public int Failures { get; init; }

    /// <summary>Whether it is on an attack path.</summary>
    public bool IsAttacked { get; init; }

    /// <summary>Whether it is somebody from outside.</summary>
    public bool IsOutsider { get; init; }

    /// <summary>Whether the picture is about it.</summary>
    public bool IsSubject { get; init; }

    /// <summary>Whether it stands for several.</summary>
    public bool IsGroup => Members.Count > 0;
}
