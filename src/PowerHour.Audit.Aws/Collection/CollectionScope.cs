using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>How far a collection goes.</summary>
public sealed record CollectionScope
{
    /// <summary>The regions to read; empty for all that are enabled for the account.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The resource types to read, as the selected rules need them.</summary>
    public required IReadOnlySet<ResourceType> Types { get; init; }

    /// <summary>How many days of immutable history (jobs) to read; jobs that produced a model are read whatever their age. Default 90.</summary>
    public int LookbackDays { get; init; } = 90;

    /// <summary>Read the details of every resource, not only of those that ML resources refer to. Default false.</summary>
    public bool AllResources { get; init; }

    /// <summary>How many resources of a type are worked on side by side in a region; the service's own limit is below this. Default 32.</summary>
    public int Parallelism { get; init; } = 32;

    /// <summary>The version of the tool, for the manifest.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>The hash of the rules that the collection is for, for the manifest.</summary>
    public required string RulesHash { get; init; }

    /// <summary>The region in which global services are asked. Default us-east-1; the partition's own main region elsewhere.</summary>
    public string HomeRegion { get; init; } = "us-east-1";

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
