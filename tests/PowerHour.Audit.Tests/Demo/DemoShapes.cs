using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Tests.Demo;

/// <summary>Walks demo properties along the shapes of the calls that would have answered them.</summary>
internal static class DemoShapes
{
    /// <summary>What in the properties no answer of the descriptor's calls could hold.</summary>
    /// <param name="descriptor">The type.</param>
    /// <param name="properties">The properties.</param>
    /// <returns>One line a problem.</returns>
    public static IEnumerable<string> Problems(ResourceDescriptor descriptor, JsonElement properties)
    {
        var free = descriptor.Redactions.Where(r => r.Kind == RedactionKind.Json).Select(r => r.Path.Text).ToHashSet(StringComparer.Ordinal);
        var allowed = Members(descriptor);
        foreach (var property in properties.EnumerateObject())
        {
            if (!allowed.TryGetValue(property.Name, out var shape))
            {
                yield return $"{property.Name}: no such member";
            }
            else if (shape is not null && !free.Contains(property.Name))
            {
                foreach (var problem in Walk(shape, property.Value, property.Name))
                {
                    yield return problem;
                }
            }
        }
    }

    private static Dictionary<string, Shape?> Members(ResourceDescriptor descriptor)
    {
        var members = new Dictionary<string, Shape?>(StringComparer.Ordinal);
        if (descriptor.List is { } list)
        {
            var item = Follow(ServiceModels.Find(list.Call.Name).Output, list.Items);
            Add(members, item is { Kind: ShapeKind.List } ? item.Item : item);
            members[list.Wrap ?? "Ref"] = null;
            foreach (var parent in list.Call.Input.Where(i => i.Value?.ToString().StartsWith("${parent.", StringComparison.Ordinal) == true))
            {
                members[parent.Key] = null;
            }
        }
        else
        {
            foreach (var known in (string[])["Ref", "Bucket", "Key"])
            {
                members[known] = null;
            }
        }

        if (descriptor.Search is { } search)
        {
            Add(members, Follow(ServiceModels.Find("sagemaker:Search").Output, search.Items));
        }

        foreach (var detail in descriptor.Details)
        {
            var answer = ServiceModels.Find(detail.Call.Name).Output;
            var taken = detail.Take is { } path ? Follow(answer, path) : answer;
            if (detail.Into.Length > 0)
            {
                members[detail.Into] = detail.ParseJson || detail.Says.Count > 0 || detail.Take?.Steps.Contains("[]", StringComparer.Ordinal) == true ? null : taken;
            }
            else
            {
                Add(members, taken);
            }
        }

        return members;
    }

    private static void Add(Dictionary<string, Shape?> members, Shape? shape)
    {
        foreach (var member in shape?.Members ?? [])
        {
            members[member.Name] = member.Shape;
        }
    }

    private static Shape? Follow(Shape? shape, JsonPath path) =>
        path.Steps.Aggregate(shape, (at, step) => step is "[]" or "{}" ? at?.Item : at?.Find(step)?.Shape);

    private static IEnumerable<string> Walk(Shape shape, JsonElement value, string place) => (shape.Kind, value.ValueKind) switch
    {
        (ShapeKind.Any or ShapeKind.PolicyDocument, _) => [],
        (ShapeKind.Structure, JsonValueKind.Object) => value.EnumerateObject().SelectMany(p =>
            shape.Find(p.Name) is { } member ? Walk(member.Shape, p.Value, $"{place}.{p.Name}") : [$"{place}.{p.Name}: no such member"]),
        (ShapeKind.Map, JsonValueKind.Object) => value.EnumerateObject().SelectMany(p => Walk(shape.Item!, p.Value, $"{place}.{p.Name}")),
        (ShapeKind.List, JsonValueKind.Array) => value.EnumerateArray().SelectMany((v, i) => Walk(shape.Item!, v, $"{place}[{i}]")),
        (ShapeKind.String, JsonValueKind.String) => shape.EnumValues.Count == 0 || shape.EnumValues.Contains(value.GetString()!, StringComparer.Ordinal) ? [] : [$"{place}: no value {value}"],
        (ShapeKind.Timestamp or ShapeKind.Blob, JsonValueKind.String) => [],
        (ShapeKind.Integer, JsonValueKind.Number) => value.TryGetInt64(out _) ? [] : [$"{place}: not whole"],
        (ShapeKind.Double, JsonValueKind.Number) => [],
        (ShapeKind.Boolean, JsonValueKind.True or JsonValueKind.False) => [],
        _ => [$"{place}: {value.ValueKind} is no {shape.Kind}"],
    };
}
