using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Reads how many requests the stages of an API let through.</summary>
internal static class StageLimits
{
    private static readonly JsonPath RateRules = JsonPath.Parse("WebACL.Rules[].Statement.RateBasedStatement");

    /// <summary>A caller with the limits of the stages that it comes through: those of the most generous.</summary>
    /// <param name="actor">The caller.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="method">The method or route as settings name it: path and verb.</param>
    /// <returns>The caller.</returns>
    public static PathActor On(PathActor actor, IReadOnlyList<Resource> stages, string method)
    {
        var rates = stages.Select(s => Rate(s.Properties, method)).ToArray();
        return actor with
        {
            RequestsPerSecond = rates.Length > 0 && Array.TrueForAll(rates, r => r is not null) ? rates.Max() : null,
            HasRateRule = stages.Count > 0 && stages.All(s => RateRules.Select(s.Properties).Any()),
        };
    }

    /// <summary>Settings of a REST stage name a method as <c>~1path~1to/VERB</c>, and <c>*/*</c> for all; those of an HTTP stage name the route.</summary>
    private static double? Rate(JsonElement stage, string method)
    {
        var cut = method.LastIndexOf('/');
        var escaped = cut < 0 ? method : $"{method[..cut].Replace("/", "~1", StringComparison.Ordinal)}/{method[(cut + 1)..]}";
        return Setting(stage, "methodSettings", escaped, "throttlingRateLimit") ?? Setting(stage, "methodSettings", "*/*", "throttlingRateLimit")
            ?? Setting(stage, "RouteSettings", method, "ThrottlingRateLimit") ?? Number(stage, "DefaultRouteSettings", "ThrottlingRateLimit");
    }

    private static double? Setting(JsonElement stage, string map, string key, string member) => stage.TryGetProperty(map, out var settings) && settings.ValueKind == JsonValueKind.Object ? Number(settings, key, member) : null;

    /// <summary>API Gateway says -1 where nothing was set.</summary>
    private static double? Number(JsonElement owner, string key, string member) =>
        owner.TryGetProperty(key, out var setting) && setting.ValueKind == JsonValueKind.Object && setting.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() >= 0 ? value.GetDouble() : null;
}
