using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>Types that one and the same list call answers, so that it is made once: roles, users, groups and policies come in one answer.</summary>
/// <param name="Call">The call.</param>
/// <param name="For">The type of the parents, or null.</param>
/// <param name="Types">The types.</param>
internal sealed record ListGroup(CallStep Call, ResourceType? For, IReadOnlyList<ResourceDescriptor> Types)
{
    /// <summary>True where one list covers all regions.</summary>
    public bool IsGlobal => Types[0].IsGlobal;

    /// <summary>True where <c>sagemaker:Search</c> is tried first.</summary>
    public bool IsSearched => Types is [{ Search: not null }];

    /// <summary>Groups types by their list call.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The groups; types without a list are in none.</returns>
    public static IReadOnlyList<ListGroup> Of(IEnumerable<ResourceDescriptor> types) =>
        [.. types.Where(t => t.List is not null)
            .GroupBy(t => (t.List!.Call.Name, t.List.For, t.List.Since, Input: t.List.Call.Input.ToJsonString(), t.IsGlobal))
            .Select(g => new ListGroup(g.First().List!.Call, g.Key.For, [.. g]))];

    /// <summary>The request of the list, with the start of the lookback where the type's history is bounded.</summary>
    /// <param name="since">The start of the lookback.</param>
    /// <returns>The request template.</returns>
    public JsonObject Input(DateTimeOffset since)
    {
        var input = (JsonObject)Call.Input.DeepClone();
        if (Types[0].List!.Since is { } member)
        {
            input[member] = ResourceTimes.Text(since);
        }

        return input;
    }
}
