using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Knows, from the service models, what a searched resource lacks of a described one.</summary>
internal static class SearchedMembers
{
    /// <summary>The members that the plain details of a type answer with and <c>sagemaker:Search</c> does not.</summary>
    /// <param name="type">A type that is searched.</param>
    /// <returns>The top-level members, sorted.</returns>
    public static IReadOnlyList<string> MissingFrom(ResourceDescriptor type)
    {
        var searched = Follow(ServiceModels.Find("sagemaker:Search").Output, type.Search!.Items)?.Members.Select(m => m.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        return [.. type.Details.Where(d => d.Into.Length == 0)
            .SelectMany(d => ServiceModels.Find(d.Call.Name).Output?.Members ?? [])
            .Select(m => m.Name).Where(n => !searched.Contains(n)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static Shape? Follow(Shape? shape, JsonPath path)
    {
        foreach (var step in path.Steps)
        {
            shape = step is "[]" or "{}" ? shape?.Item : shape?.Find(step)?.Shape;
        }

        return shape;
    }
}
