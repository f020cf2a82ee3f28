using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>How the resources of a type are enumerated.</summary>
/// <param name="Call">The call; every page is read.</param>
/// <param name="Items">The path to the list in the answer.</param>
public sealed record ListStep(CallStep Call, JsonPath Items)
{
    /// <summary>Where set, the call is made once for each resource of this type.</summary>
    public ResourceType? For { get; init; }

    /// <summary>Where items are plain texts: the member that each becomes; else null.</summary>
    public string? Wrap { get; init; }

    /// <summary>The request member that takes the start of the lookback, or null where all are listed.</summary>
    public string? Since { get; init; }
}
