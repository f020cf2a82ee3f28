using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>All we know of one resource type: how to read it and what it refers to.</summary>
public sealed record ResourceDescriptor
{
    /// <summary>The type.</summary>
    public required ResourceType Type { get; init; }

    /// <summary>The service model's key.</summary>
    public required string Service { get; init; }

    /// <summary>What a person calls one: <c>model</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is judged by itself or for its part in machine learning.</summary>
    public ResourceRole Role { get; init; } = ResourceRole.Ml;

    /// <summary>True where one list covers all regions.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>For which resources details are read.</summary>
    public CollectMode Collect { get; init; }

    /// <summary>How the resources are enumerated; null where they are only met by reference.</summary>
    public ListStep? List { get; init; }

    /// <summary>Another type, of which this one stands for what references name and its list does not; null for none.</summary>
    public ResourceType? StandsFor { get; init; }

    /// <summary>The cheaper way to enumerate, where the service has one.</summary>
    public SearchStep? Search { get; init; }

    /// <summary>What more is asked about each.</summary>
    public IReadOnlyList<DetailStep> Details { get; init; } = [];

    /// <summary>The member by which other resources name it.</summary>
    public required JsonPath Id { get; init; }

    /// <summary>Other members that name it.</summary>
    public IReadOnlyList<JsonPath> Aliases { get; init; } = [];

    /// <summary>The member with the ARN, or a form with <c>${…}</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>The member with the name for people; null for the id.</summary>
    public JsonPath? Name { get; init; }

    /// <summary>Where a global list names regional things: the member with the region.</summary>
    public JsonPath? Region { get; init; }

    /// <summary>The property with the tags.</summary>
    public string Tags { get; init; } = "Tags";

    /// <summary>The member with the time of creation, or null.</summary>
    public JsonPath? Created { get; init; }

    /// <summary>Members that, where an answer has them, say that the service could not show the part they stand in.</summary>
    public IReadOnlyList<JsonPath> Refusals { get; init; } = [];

    /// <summary>Places that may hold secrets.</summary>
    public IReadOnlyList<RedactionStep> Redactions { get; init; } = [];

    /// <summary>What it refers to.</summary>
    public IReadOnlyList<RelationDescriptor> Relations { get; init; } = [];

    /// <summary>Every call that reading it can make.</summary>
    public IEnumerable<CallStep> CallSteps => [.. List is null ? Array.Empty<CallStep>() : [List.Call], .. Details.Select(d => d.Call)];
}
