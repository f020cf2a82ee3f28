using System.Text.Json.Nodes;

namespace PowerHour.Audit.Reporting.Verification;

/// <summary>Turns the columns of a page's data into findings, so that a difference names one.</summary>
internal static class PageData
{
    private static readonly string[] Columns =
    [
        "rule", "status", "resource", "message", "fingerprints", "suppressed", "gapsOf", "evidenceCount", "evidenceCall", "evidencePath", "evidenceValue", "evidenceAt",
        "arns", "names", "typeOf", "regionOf", "types", "regions", "messages", "calls", "paths", "values",
    ];

    /// <summary>The data with <c>findings</c> instead of columns.</summary>
    public static JsonObject Rows(JsonObject data)
    {
        var rows = new JsonArray();
        var prints = data["fingerprints"]!.GetValue<string>() is { Length: > 0 } text ? text.Split(' ') : [];
        var evidence = 0;
        for (var i = 0; i < prints.Length; i++)
        {
            var count = Number(data, "evidenceCount", i);
            rows.Add((JsonNode)Finding(data, prints[i], i, evidence, count));
            evidence += count;
        }

        var result = new JsonObject { ["findings"] = rows };
        foreach (var (name, value) in data.Where(m => !Columns.Contains(m.Key, StringComparer.Ordinal)))
        {
            result[name] = value?.DeepClone();
        }

        return result;
    }

    private static JsonObject Finding(JsonObject data, string print, int i, int from, int count)
    {
        var resource = Number(data, "resource", i);
        return new JsonObject
        {
            ["fingerprint"] = print,
            ["rule"] = data["rules"]![Number(data, "rule", i)]!["id"]!.DeepClone(),
            ["status"] = Findings.Statuses.Name((Findings.Status)Number(data, "status", i)),
            ["message"] = Text(data, "messages", Number(data, "message", i)),
            ["resource"] = new JsonObject { ["arn"] = Text(data, "arns", resource), ["name"] = Text(data, "names", resource), ["type"] = Text(data, "types", Number(data, "typeOf", resource)), ["region"] = Text(data, "regions", Number(data, "regionOf", resource)) },
            ["suppression"] = data["suppressed"]?[ReportText.Plain(i)]?.DeepClone(),
            ["gaps"] = data["gapsOf"]?[ReportText.Plain(i)]?.DeepClone(),
            ["evidence"] = new JsonArray([.. Enumerable.Range(from, count).Select(e => Evidence(data, e))]),
        };
    }

    private static JsonObject Evidence(JsonObject data, int at) => new()
    {
        ["call"] = Text(data, "calls", Number(data, "evidenceCall", at)),
        ["path"] = Text(data, "paths", Number(data, "evidencePath", at)),
        ["value"] = Text(data, "values", Number(data, "evidenceValue", at)),
        ["at"] = data["evidenceAt"]![at]!.DeepClone(),
    };

    private static int Number(JsonObject data, string column, int at) => data[column]![at]!.GetValue<int>();

    private static string Text(JsonObject data, string table, int at) => data[table]![at]!.GetValue<string>();
}
