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
        foreach (var map in YamlDocument.ReadList(source))
        {
            tests.Add(new RuleTestCase(
                map.Text("it"), map.Json("given") as JsonObject ?? [], map.Json("others") as JsonObject ?? [], map.Texts("gaps"),
                map.Json("facts") as JsonObject ?? [], map.Json("params") as JsonObject ?? [], map.Json("secrets") as JsonArray ?? [], map.Json("tags") as JsonObject ?? [], Time(map),
                map.OptionalText("region") ?? "eu-west-1", map.Text("expect"), source.Problem(map.Line, 1, "")));
            map.RefuseOtherKeys();
            map.ThrowIfWrong();
        }

        return tests;
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
