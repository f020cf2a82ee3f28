using System.Text.Json;

namespace PowerHour.Audit.AwsServices;

/// <summary>Finds what a resource refers to.</summary>
public static class References
{
    /// <summary>Every reference of a relation in a resource's properties.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="properties">The properties.</param>
    /// <returns>The place of each reference and the id that it names.</returns>
    public static IEnumerable<(string Place, string Target)> Of(RelationDescriptor relation, JsonElement properties)
    {
        foreach (var (place, value) in relation.Path.Select(properties))
        {
            if (value.ValueKind == JsonValueKind.String && ReferenceText.Target(relation.Form, value.GetString()!) is { } target)
            {
                yield return (place, target);
            }
        }
    }
}
