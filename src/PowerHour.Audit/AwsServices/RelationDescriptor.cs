using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>How a resource type refers to another.</summary>
/// <param name="Path">Where the reference stands.</param>
/// <param name="To">The type that it names.</param>
/// <param name="Edge">The kind of edge, as it is printed: <c>encrypted-by</c>.</param>
/// <param name="Form">How the value names its target.</param>
public sealed record RelationDescriptor(JsonPath Path, ResourceType To, string Edge, ReferenceForm Form)
{
    /// <summary>True where a collection follows it only from resources that others refer to, and not from all of a long history.</summary>
    public bool OnlyFromReferred { get; init; }
}
