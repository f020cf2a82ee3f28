using System.Globalization;
using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;

namespace PowerHour.Audit.RuleTesting;

/// <summary>One test of a card: a resource, what is around it, and the verdict that must come out.</summary>
/// <param name="Name">What must hold, in words.</param>
/// <param name="Given">The resource's properties.</param>
/// <param name="Others">Other resources of the account, by type.</param>
/// <param name="Gaps">Calls that failed.</param>
/// <param name="Facts">Facts given instead of those worked out.</param>
/// <param name="Parameters">Parameter values.</param>
/// <param name="Secrets">Sightings of credentials.</param>
/// <param name="Tags">The resource's tags.</param>
/// <param name="Now">The time of the judgement, UTC.</param>
/// <param name="Region">The resource's region.</param>
/// <param name="Expect">The verdict: PASS, FAIL, UNKNOWN, MANUAL or NOT_APPLICABLE.</param>
/// <param name="Place">Where the test stands.</param>
public sealed record RuleTestCase(
    string Name, JsonObject Given, JsonObject Others, IReadOnlyList<string> Gaps, JsonObject Facts, JsonObject Parameters, JsonArray Secrets, JsonObject Tags, DateTimeOffset Now, string Region, string Expect, DocumentProblem Place)
{
    private static readonly string[] Verdicts = ["PASS", "FAIL", "UNKNOWN", "MANUAL", "NOT_APPLICABLE"];

    /// <summary>The rule as the test wants it.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The rule with the parameters that the test gives.</returns>
    internal CompiledRule Apply(CompiledRule rule) => rule with
    {
        Rule = rule.Rule with { Parameters = rule.Rule.Parameters.ToDictionary(p => p.Key, p => Parameters.TryGetPropertyValue(p.Key, out var given) ? given : p.Value, StringComparer.Ordinal) },
    };

    /// <summary>Reads the tests beside a card.</summary>
    /// <param name="source">The file: <c>name.tests.yaml</c>.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong.</exception>
    public static IReadOnlyList<RuleTestCase> ReadAll(SourceFile source)
    {
        var tests = new List<RuleTestCase>();
        YamlMap? last = null;
        foreach (var map in YamlDocument.ReadList(source))
        {
            var like = Like(map, tests);
            tests.Add(new RuleTestCase(
                map.Text("it"), Over(like?.Given, Object(map, "given")), Over(like?.Others, Around(map)), map.Texts("gaps"),
                Object(map, "facts"), Over(like?.Parameters, Object(map, "params")), Array(map, "secrets"), Over(like?.Tags, Object(map, "tags")), Time(map),
                map.OptionalText("region") ?? "eu-west-1", Verdict(map), source.Problem(map.Line, 1, "")));
            map.RefuseOtherKeys();
            last = map;
        }

        last?.ThrowIfWrong();
        return tests;
    }

    /// <summary>The earlier test whose account a test starts from.</summary>
    private static RuleTestCase? Like(YamlMap map, List<RuleTestCase> earlier)
    {
        if (map.OptionalText("like") is not { } name)
        {
            return null;
        }

        var found = earlier.Find(t => t.Name == name);
        if (found is null)
        {
            map.Wrong("like", $"`like` names an earlier test of this file; there is none called `{name}`{(Nearest.To(name, earlier.Select(t => t.Name)) is { } near ? $" — did you mean `{near}`?" : "")}");
        }

        return found;
    }

    /// <summary>What an earlier test gave, but for the members that this one gives itself: a property, all resources of a type, a parameter, a tag.</summary>
    private static JsonObject Over(JsonObject? earlier, JsonObject own)
    {
        var all = (JsonObject?)earlier?.DeepClone() ?? [];
        foreach (var (name, value) in own)
        {
            all[name] = value?.DeepClone();
        }

        return all;
    }

    private static JsonObject Object(YamlMap map, string key)
    {
        var value = map.Json(key);
        if (value is not (null or JsonObject))
        {
            map.Wrong(key, $"`{key}` must be a map of `key: value` lines");
        }

        return value as JsonObject ?? [];
    }

    private static JsonArray Array(YamlMap map, string key)
    {
        var value = map.Json(key);
        if (value is not (null or JsonArray))
        {
            map.Wrong(key, $"`{key}` must be a list");
        }

        return value as JsonArray ?? [];
    }

    private static JsonObject Around(YamlMap map)
    {
        var others = Object(map, "others");
        var wrong = others.FirstOrDefault(o => o.Value is not JsonArray list || list.Any(i => i is not JsonObject)).Key;
        if (wrong is not null)
        {
            map.Wrong("others", $"`others` has under each type a list of resources, each a map of its properties; `{wrong}` has not");
            return [];
        }

        return others;
    }

    private static string Verdict(YamlMap map)
    {
        var word = map.Text("expect");
        if (word.Length > 0 && !Verdicts.Contains(word, StringComparer.Ordinal))
        {
            map.Wrong("expect", $"`expect` must be {string.Join(", ", Verdicts)}, not `{word}`{(Nearest.To(word, Verdicts) is { } near ? $" — did you mean `{near}`?" : "")}");
        }

        return word;
    }

    /// <summary>The time that a test gives; a fixed one where it gives none, since no test reads a clock.</summary>
    private static DateTimeOffset Time(YamlMap map)
    {
        if (map.OptionalText("now") is not { } text)
        {
            return new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now))
        {
            return now;
        }

        map.Wrong("now", $"`now` must be a time such as 2026-03-02T09:00:00Z, not `{text}`");
        return default;
    }
}
