using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.AwsServices;

/// <summary>The top-level properties that the calls of a descriptor fill.</summary>
internal static class DescriptorProperties
{
    /// <summary>The properties.</summary>
    /// <param name="type">The descriptor; its calls are known.</param>
    /// <returns>The names; null where an answer is free in form, so that any name may come.</returns>
    public static IReadOnlySet<string>? Of(ResourceDescriptor type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "Ref", type.Tags };
        if (type.List is { } list)
        {
            names.UnionWith(list.Call.Input.Where(i => i.Value?.ToString().StartsWith("${parent.", StringComparison.Ordinal) == true).Select(i => i.Key));
            names.UnionWith(list.Wrap is { } wrap ? [wrap] : []);
            if (!Add(names, Item(Follow(list.Call, list.Items))))
            {
                return null;
            }
        }

        if (type.Search is { } search)
        {
            Add(names, Item(Follow("sagemaker:Search", search.Items)));
        }

        foreach (var detail in type.Details)
        {
            if (detail.Into.Length > 0)
            {
                names.Add(detail.Into);
            }
            else if (!Add(names, Follow(detail.Call, detail.Take)))
            {
                return null;
            }
        }

        return names;
    }

    private static Shape? Follow(CallStep call, JsonPath? path) => Follow(call.Name, path);

    private static Shape? Follow(string call, JsonPath? path) =>
        (path?.Steps ?? []).Aggregate(ServiceModels.Find(call).Output, (at, step) => step is "[]" or "{}" ? at?.Item : at?.Find(step)?.Shape);

    private static Shape? Item(Shape? shape) => shape is { Kind: ShapeKind.List } ? shape.Item : shape;

    private static bool Add(HashSet<string> names, Shape? shape)
    {
        names.UnionWith((shape?.Members ?? []).Select(m => m.Name));
        return shape is not { Kind: ShapeKind.Any or ShapeKind.Map or ShapeKind.PolicyDocument };
    }
}
