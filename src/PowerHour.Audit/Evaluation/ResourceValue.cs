using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>A resource in an expression: what was read has its value, what could not be read is unknown with its cause.</summary>
/// <param name="type">The declared type.</param>
/// <param name="resource">The resource.</param>
internal sealed class ResourceValue(CelObjectType type, Resource resource) : CelObject
{
    /// <inheritdoc/>
    public override CelObjectType ObjectType => type;

    /// <summary>The resource.</summary>
    public Resource Resource => resource;

    /// <summary>Shows a resource, or null where there is none.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="types">The declared types.</param>
    /// <returns>The value.</returns>
    public static CelValue Of(Resource? resource, ResourceTypes types) => resource is null ? CelValue.Null
        : types.Find(resource.Type)?.ObjectType is { } type ? CelValue.Object(new ResourceValue(type, resource))
        : JsonValues.Of(resource.Properties, CelType.Dyn);

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = resource.Properties.TryGetProperty(field.Name, out var member) ? JsonValues.Of(member, field.Type) : CelValue.Null;
        if (value.IsNull && resource.Unread.Count > 0 && Unread.Because(resource.GapsOf(field.Name)) is { } unknown)
        {
            value = CelValue.Unknown(unknown);
        }

        return !value.IsNull;
    }
}
