using PowerHour.Audit.Graph;
using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>A resource or place from which a step leads.</summary>
/// <param name="Node">The resource; null for a place.</param>
/// <param name="Place">The place; null for a resource.</param>
/// <param name="Link">The step.</param>
internal sealed record LineageStep(Node? Node, S3Place? Place, PathLink Link)
{
    /// <summary>A step from a resource that a field says.</summary>
    /// <param name="node">The resource.</param>
    /// <param name="label">How it acts.</param>
    /// <param name="edge">The field.</param>
    /// <returns>The step.</returns>
    public static LineageStep Along(Node node, string label, Edge edge) =>
        new(node, null, new PathLink(label, Confidence.Configured) { Owner = edge.From, Field = edge.Place, Value = edge.To.Arn });

    /// <summary>A step from a place to the resource that names it.</summary>
    /// <param name="label">How the place acts on the resource.</param>
    /// <param name="reference">The field.</param>
    /// <returns>The step.</returns>
    public static LineageStep From(string label, PlaceReference reference) =>
        new(null, reference.Place, new PathLink(label, Confidence.Configured) { Owner = reference.From, Field = reference.Path, Value = reference.Place.ToString() });

    /// <summary>A step from a resource to a place that shares objects with the one that it names.</summary>
    /// <param name="label">How the resource acts on the place.</param>
    /// <param name="reference">The field.</param>
    /// <param name="place">The place that is led to.</param>
    /// <returns>The step; derived where the two places are not the same.</returns>
    public static LineageStep To(string label, PlaceReference reference, S3Place place) =>
        new(reference.From, null, new PathLink(label, reference.Place == place ? Confidence.Configured : Confidence.Derived) { Owner = reference.From, Field = reference.Path, Value = reference.Place.ToString() });

    /// <summary>The way that begins with this step.</summary>
    /// <param name="way">The way that the step leads to.</param>
    /// <param name="points">Names points.</param>
    /// <returns>The longer way.</returns>
    public Chain Before(Chain way, Points points) => Node is { } node ? way.Before(points.Of(node), node, Link) : way.Before(points.At(Place!.Value), Place.Value, Link);
}
