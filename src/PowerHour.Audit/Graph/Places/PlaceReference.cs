namespace PowerHour.Audit.Graph.Places;

/// <summary>A place in S3 that a resource names.</summary>
/// <param name="From">The resource.</param>
/// <param name="Kind">What it does there, by the kind of its relation: <c>reads</c>, <c>writes</c>, <c>loads</c>, <c>captures-to</c>, <c>runs-script</c>, <c>stores-in</c>, <c>located-at</c>.</param>
/// <param name="Path">The path of the reference in the resource.</param>
/// <param name="Place">The place.</param>
public sealed record PlaceReference(Node From, string Kind, string Path, S3Place Place);
