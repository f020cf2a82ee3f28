using System.Text.Json;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>The compliance finding of OCSF 1.5.0, closed: the attributes that its class and objects have, as far as we write them, with their types.</summary>
/// <remarks>Written down from the schema's own definitions (events/findings/compliance_finding.json and the objects it names); what is not listed here is refused.</remarks>
internal static class OcsfClass
{
    private static readonly JsonValueKind[] Text = [JsonValueKind.String];
    private static readonly JsonValueKind[] Number = [JsonValueKind.Number];
    private static readonly JsonValueKind[] Object = [JsonValueKind.Object];
    private static readonly JsonValueKind[] List = [JsonValueKind.Array];

    private static readonly Dictionary<string, JsonValueKind[]> Attributes = new(StringComparer.Ordinal)
    {
        ["activity_id"] = Number, ["category_uid"] = Number, ["class_uid"] = Number, ["type_uid"] = Number, ["severity_id"] = Number, ["status_id"] = Number, ["time"] = Number,
        ["message"] = Text, ["comment"] = Text,
        ["metadata"] = Object, ["metadata.version"] = Text, ["metadata.profiles"] = List, ["metadata.profiles[]"] = Text,
        ["metadata.product"] = Object, ["metadata.product.name"] = Text, ["metadata.product.vendor_name"] = Text, ["metadata.product.version"] = Text,
        ["cloud"] = Object, ["cloud.provider"] = Text, ["cloud.region"] = Text, ["cloud.cloud_partition"] = Text, ["cloud.account"] = Object, ["cloud.account.uid"] = Text, ["cloud.account.type_id"] = Number,
        ["finding_info"] = Object, ["finding_info.uid"] = Text, ["finding_info.title"] = Text, ["finding_info.desc"] = Text, ["finding_info.created_time"] = Number,
        ["finding_info.types"] = List, ["finding_info.types[]"] = Text, ["finding_info.analytic"] = Object, ["finding_info.analytic.uid"] = Text, ["finding_info.analytic.type_id"] = Number,
        ["compliance"] = Object, ["compliance.control"] = Text, ["compliance.standards"] = List, ["compliance.standards[]"] = Text, ["compliance.status"] = Text, ["compliance.status_id"] = Number,
        ["resources"] = List, ["resources[]"] = Object, ["resources[].uid"] = Text, ["resources[].name"] = Text, ["resources[].type"] = Text, ["resources[].region"] = Text, ["resources[].cloud_partition"] = Text,
        ["remediation"] = Object, ["remediation.desc"] = Text, ["remediation.references"] = List, ["remediation.references[]"] = Text,
        ["unmapped"] = Object,
    };

    private static readonly string[] Required =
    [
        "activity_id", "category_uid", "class_uid", "type_uid", "severity_id", "time", "metadata", "metadata.version", "metadata.product", "cloud", "cloud.provider", "finding_info", "finding_info.uid", "finding_info.title",
        "finding_info.analytic.type_id", "compliance", "remediation.desc", "resources",
    ];

    private static readonly Dictionary<string, int[]> Values = new(StringComparer.Ordinal)
    {
        ["activity_id"] = [0, 1, 2, 3, 99],
        ["severity_id"] = [0, 1, 2, 3, 4, 5, 6, 99],
        ["status_id"] = [0, 1, 2, 3, 4, 5, 6, 99],
        ["compliance.status_id"] = [0, 1, 2, 3, 99],
    };

    /// <summary>What is wrong with an event.</summary>
    public static IEnumerable<string> Problems(JsonElement finding)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Walk(finding, "", seen), .. Required.Where(r => !seen.Contains(r)).Select(r => $"{r} is missing")];
    }

    private static IEnumerable<string> Walk(JsonElement value, string path, HashSet<string> seen)
    {
        seen.Add(path);
        if (path.Length > 0 && (!Attributes.TryGetValue(path, out var kinds) || !kinds.Contains(value.ValueKind)))
        {
            return [$"{path} is no attribute of type {value.ValueKind}"];
        }

        return value.ValueKind switch
        {
            _ when path == "unmapped" => [],
            JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Walk(p.Value, path.Length == 0 ? p.Name : $"{path}.{p.Name}", seen)),
            JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Walk(v, $"{path}[]", seen)),
            JsonValueKind.Number when Values.TryGetValue(path, out var allowed) && !allowed.Contains(value.GetInt32()) => [$"{path} can not be {value.GetInt32()}"],
            _ => [],
        };
    }
}
