using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Demo;

/// <summary>The calls that would have answered a demo resource, by its descriptor.</summary>
internal static class DemoCalls
{
    /// <summary>The calls: the list, and every detail that was asked and not refused.</summary>
    /// <param name="descriptor">The type.</param>
    /// <param name="data">The properties.</param>
    /// <param name="unread">What was refused.</param>
    /// <param name="at">When they answered.</param>
    /// <returns>The calls, in the order of the descriptor.</returns>
    public static IEnumerable<CallRecord> Of(ResourceDescriptor descriptor, JsonElement data, UnreadPart[] unread, DateTimeOffset at)
    {
        var list = descriptor.List is { } step ? new[] { new CallRecord(step.Call.Name, "", at, "") } : [];
        var details = descriptor.Details.Where(d => IsAsked(d, data) && !unread.Any(u => u.Path == d.Into)).Select(d => new CallRecord(d.Call.Name, d.Into, at, ""));
        return list.Concat(details);
    }

    private static bool IsAsked(DetailStep detail, JsonElement data) =>
        detail.When.All(w => w.Value.Contains(JsonPath.Parse(w.Key).FirstText(data), StringComparer.OrdinalIgnoreCase));
}
