using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Quotes what a rule looked at: call, field, value and time.</summary>
internal static class EvidenceReader
{
    private const int MaxValue = 400;
    private const int MaxValues = 12;

    /// <summary>The evidence of a rule on a resource.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="activation">The values of the rule's names, for evidence that is derived.</param>
    /// <returns>The evidence, in the card's order.</returns>
    public static IReadOnlyList<Evidence> Read(Rule rule, Resource resource, CelActivation activation) =>
        [.. rule.Evidence.SelectMany(path => Quote(rule, path, resource, activation))];

    private static IEnumerable<Evidence> Quote(Rule rule, string path, Resource resource, CelActivation activation)
    {
        if (path.StartsWith("facts.", StringComparison.Ordinal) || rule.Lets.Any(l => l.Key == path))
        {
            return [Derived(path, activation)];
        }

        var places = JsonPath.Parse(path.StartsWith("self.", StringComparison.Ordinal) ? path[5..] : path);
        var call = resource.CallFor(places.Root);
        var found = places.Select(resource.Properties).Take(MaxValues).Select(v => new Evidence(call?.Operation ?? "", v.Place, Short(v.Value.GetRawText()), call?.At)).ToArray();
        return found.Length > 0 ? found
            : resource.GapsOf(places.Root).Any() ? [new Evidence(Unread(resource, places.Root), places.Text, "not read", null)]
            : [new Evidence(call?.Operation ?? "", places.Text, "absent", call?.At)];
    }

    private static Evidence Derived(string path, CelActivation activation)
    {
        var value = path.StartsWith("facts.", StringComparison.Ordinal)
            ? activation.Get("facts").AsObject() is var facts && facts.ObjectType.FindField(path[6..]) is { } field && facts.TryGetField(field, out var fact) ? fact : CelValue.Null
            : activation.Get(path);
        return new Evidence("", path, value.IsUnknown ? "not read" : Short(JsonSerializer.Serialize(JsonOf.Node(value), Relaxed)), null);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Unread(Resource resource, string property) =>
        resource.GapsOf(property).First().Split(' ') is [_, var operation, ..] ? operation : "";

    private static string Short(string text) => text.Length <= MaxValue ? text : $"{text[..MaxValue]}…";
}
