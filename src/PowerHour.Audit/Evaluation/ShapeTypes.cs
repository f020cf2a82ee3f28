using System.Collections.Concurrent;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Evaluation;

/// <summary>Turns the shapes of the service models into the types of the expression language.</summary>
internal static class ShapeTypes
{
    private static readonly ConcurrentDictionary<Shape, CelType> Structures = new(ReferenceEqualityComparer.Instance);

    /// <summary>The type of a shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <returns>The type.</returns>
    public static CelType Of(Shape shape) => shape.Kind switch
    {
        ShapeKind.Structure => Structures.GetOrAdd(shape, s => CelType.Object(new CelObjectType(s.Name, () => s.Members.Select(m => new CelField(m.Name, Of(m.Shape), m.IsRequired))))),
        ShapeKind.List => CelType.List(Of(shape.Item!)),
        ShapeKind.Map => CelType.Map(CelType.String, Of(shape.Item!)),
        ShapeKind.String => shape.EnumValues.Count > 0 ? CelType.OneOf(shape.EnumValues) : CelType.String,
        ShapeKind.Integer => CelType.Int,
        ShapeKind.Double => CelType.Double,
        ShapeKind.Boolean => CelType.Bool,
        ShapeKind.Timestamp => CelType.Timestamp,
        ShapeKind.Blob => CelType.String,
        _ => CelType.Dyn,
    };

    /// <summary>Follows a path from a shape.</summary>
    /// <param name="shape">Where to begin.</param>
    /// <param name="steps">Member names, <c>[]</c> and <c>{}</c>.</param>
    /// <returns>The shape that the path leads to, or null where there is none.</returns>
    public static Shape? Follow(Shape? shape, IEnumerable<string> steps) =>
        steps.Aggregate(shape, (at, step) => step is "[]" or "{}" ? at?.Item : at?.Find(step)?.Shape);
}
