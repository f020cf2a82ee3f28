using System.Text.Json;
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
        if (resource.Unread.Count > 0 && Unread.Because(resource.GapsOf(field.Name)) is { } unknown)
        {
            // What was read of a list stays, and the list knows that there is more.
            value = value.IsNull ? CelValue.Unknown(unknown)
                : member.ValueKind == JsonValueKind.Array ? CelValue.List(CelList.Of([.. Items(value.AsList())], unknown))
                : value;
        }

        return !value.IsNull;
    }

    private static IEnumerable<CelValue> Items(CelList list) => Enumerable.Range(0, list.Count).Select(i => list[i]);
}
