namespace PowerHour.Audit.Graph.Places;

/// <summary>A container image that a resource names.</summary>
/// <param name="From">The resource.</param>
/// <param name="Path">The path of the reference in the resource.</param>
/// <param name="Image">The image.</param>
public sealed record ImageReference(Node From, string Path, ImageName Image);
