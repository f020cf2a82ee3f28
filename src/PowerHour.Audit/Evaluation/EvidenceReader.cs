using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Quotes what a rule looked at: call, field, value and time.</summary>
internal static class EvidenceReader
{
    private const int MaxValues = 12;

    /// <summary>The evidence of a rule on a resource.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="derived">The quoted values of the names that a card lists beside properties.</param>
    /// <returns>The evidence, in the card's order.</returns>
    public static IReadOnlyList<Evidence> Read(Rule rule, Resource resource, IReadOnlyList<Evidence> derived)
    {
        if (rule.Evidence.Count == 0)
        {
            return [];
        }

        // Parsed for the moment: a report quotes one rule after the other, and what is parsed is many times the size of what is read.
        using var properties = resource.Open();
        var quoted = new List<Evidence>(rule.Evidence.Count);
        foreach (var path in rule.Evidence)
        {
            if (derived.Count > 0 && derived.FirstOrDefault(d => d.Path == path) is { } known)
            {
                quoted.Add(known);
            }
            else
            {
                Quote(JsonPath.Parse(PropertyOf(path)), resource, properties.RootElement, quoted);
            }
        }

        return quoted;
    }

    /// <summary>The property that a path of a card means: <c>self.</c> may stand before it.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path without it.</returns>
    public static string PropertyOf(string path) => path.StartsWith("self.", StringComparison.Ordinal) ? path[5..] : path;

    private static void Quote(JsonPath places, Resource resource, JsonElement properties, List<Evidence> quoted)
    {
        var call = resource.CallFor(places.Root);
        var before = quoted.Count;
        foreach (var (place, value) in places.Select(properties))
        {
            quoted.Add(new Evidence(call?.Operation ?? "", place, QuotedText.Of(value), call?.At));
            if (quoted.Count - before == MaxValues)
            {
                return;
            }
        }

        if (quoted.Count == before)
        {
            quoted.Add(resource.GapsOf(places.Root, properties).FirstOrDefault() is { } gap
                ? new Evidence(OperationOf(gap), places.Text, "not read", null)
                : new Evidence(call?.Operation ?? "", places.Text, "absent", call?.At));
        }
    }

    private static string OperationOf(string gap) => gap.Split(' ') is [_, var operation, ..] ? operation : "";
}
