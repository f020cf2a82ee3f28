using System.Text.Json;
using System.Text.Json.Nodes;

namespace PowerHour.Audit.Reporting.Verification;

/// <summary>What a report says otherwise than what follows: every member, in whatever depth, named by where it stands.</summary>
internal static class ReportDifferences
{
    private const int MaxShown = 120;

    private static readonly string[] Identities = ["fingerprint", "what", "id", "threat"];

    // What a reader asks about first.
    private static readonly string[] First = ["schemaVersion", "integrity", "tool", "account", "settings", "suppressions", "attestations", "advisories", "findings", "scores", "overallScore", "summary", "changes"];

    /// <summary>Compares two reports.</summary>
    public static IEnumerable<string> Of(JsonObject said, JsonObject follows)
    {
        var names = said.Select(m => m.Key).Union(follows.Select(m => m.Key), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return First.Where(names.Contains).Concat(names.Except(First, StringComparer.Ordinal).Order(StringComparer.Ordinal)).SelectMany(n => Member(n, n, said, follows));
    }

    // A member that is null is not one that is missing.
    private static IEnumerable<string> Member(string place, string name, JsonObject said, JsonObject follows) => (said.ContainsKey(name), follows.ContainsKey(name)) switch
    {
        (true, false) => [$"{place}: the report says {(said[name] is { } value ? Shown(value) : "null")}, the snapshot gives nothing"],
        (false, true) => [$"{place}: the report says nothing, the snapshot gives {(follows[name] is { } value ? Shown(value) : "null")}"],
        _ => Compare(place, said[name], follows[name]),
    };

    private static IEnumerable<string> Compare(string place, JsonNode? said, JsonNode? follows) => (said, follows) switch
    {
        (JsonObject a, JsonObject b) => a.Select(m => m.Key).Union(b.Select(m => m.Key), StringComparer.Ordinal).SelectMany(n => Member($"{place}.{n}", n, a, b)),
        (JsonArray a, JsonArray b) => Identity(a, b) is { } identity ? Keyed(place, a, b, identity) : InOrder(place, a, b),
        _ => JsonNode.DeepEquals(said, follows) ? [] : [$"{place}: the report says {Shown(said)}, the snapshot gives {Shown(follows)}"],
    };

    private static string? Identity(JsonArray a, JsonArray b) => a.Count + b.Count == 0 ? null
        : Identities.FirstOrDefault(name => a.Concat(b).All(e => e is JsonObject entry && entry[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String));

    private static IEnumerable<string> Keyed(string place, JsonArray said, JsonArray follows, string identity)
    {
        var kind = place == "findings" ? "finding" : place;
        var expected = follows.Cast<JsonObject>().DistinctBy(e => Key(e, identity), StringComparer.Ordinal).ToDictionary(e => Key(e, identity), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in said.Cast<JsonObject>())
        {
            var key = Key(entry, identity);
            var differences = !seen.Add(key) ? [$"{Name(kind, entry, key)} stands twice in the report"]
                : !expected.TryGetValue(key, out var follow) ? [$"{Name(kind, entry, key)} does not follow: the report says {Shown(entry["status"] ?? entry)}"]
                : Compare(Name(kind, entry, key), entry, follow);
            foreach (var difference in differences)
            {
                yield return difference;
            }
        }

        foreach (var (key, follow) in expected.Where(e => !seen.Contains(e.Key)))
        {
            yield return $"{Name(kind, follow, key)} is missing from the report: the snapshot gives {Shown(follow["status"] ?? follow)}";
        }

        if (said.Count == follows.Count && seen.SetEquals(expected.Keys) && !said.Select(e => Key((JsonObject)e!, identity)).SequenceEqual(follows.Select(e => Key((JsonObject)e!, identity)), StringComparer.Ordinal))
        {
            yield return $"{place}: the same stand in another order";
        }
    }

    private static IEnumerable<string> InOrder(string place, JsonArray said, JsonArray follows) => said.Count != follows.Count
        ? [$"{place}: the report has {said.Count} entries, the snapshot gives {follows.Count}"]
        : said.Zip(follows).SelectMany((pair, i) => Compare($"{place}[{i}]", pair.First, pair.Second));

    private static string Key(JsonObject entry, string identity) => entry[identity]!.GetValue<string>();

    private static string Name(string kind, JsonObject entry, string key) => kind != "finding" ? $"{kind} {key}"
        : VisibleText.Line($"finding {key} ({entry["rule"]?.ToString()} on {entry["resource"]?["arn"]?.ToString()})", 4 * MaxShown);

    private static string Shown(JsonNode? value)
    {
        var text = value is null ? "" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        return text.Length == 0 ? "nothing" : VisibleText.Line(text, MaxShown);
    }
}
