using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Cases;

/// <summary>
/// Reads case files: one JSON object a line, with <c>id, rule, name, doc, request, policies, settings, expected, tags</c>. The
/// context of a request is complete: a key that is not listed is absent.
/// </summary>
public static class CaseFile
{
    /// <summary>Reads the cases one by one.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The cases, lazily; empty lines are skipped.</returns>
    /// <exception cref="CaseFormatException">A line is not a case.</exception>
    public static IEnumerable<AccessCase> Read(TextReader lines)
    {
        var policies = new CasePolicyReader();
        var number = 0;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return ReadLine(line, number, policies);
            }
        }
    }

    internal static AccessCase ReadLine(string line, int number, CasePolicyReader policies)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return ReadCase(document.RootElement, policies);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            var message = string.Create(
                CultureInfo.InvariantCulture,
                $"Line {number} is not an access case: {error.Message} Expected an object with id, request and policies.");
            throw new CaseFormatException(message, error);
        }
    }

    private static AccessCase ReadCase(JsonElement element, CasePolicyReader policies)
    {
        var settings = Optional(element, "settings");
        var blocks = settings is { } s && Optional(s, "s3") is { } s3 && Optional(s3, "blockPublicAccess") is { ValueKind: JsonValueKind.True };
        return new AccessCase(
            Required(element, "id"),
            Text(element, "rule"),
            Text(element, "name"),
            Text(element, "doc"),
            ReadRequest(element.GetProperty("request")),
            policies.Read(element.GetProperty("policies")) with { RestrictsPublicBuckets = blocks },
            ReadExpected(element),
            Optional(element, "tags") is { } tags ? [.. tags.EnumerateArray().Select(static t => t.GetString()!)] : []);
    }

    private static AccessRequest ReadRequest(JsonElement element)
    {
        var principal = element.GetProperty("principal");
        return new AccessRequest
        {
            Requester = principal.ValueKind == JsonValueKind.String ? Requester.Parse(principal.GetString()!) : Requester.Anonymous,
            Action = ActionName.Parse(Required(element, "action")),
            Resource = ResourceScope.Exactly(Required(element, "resource")),
            ResourceAccount = Required(element, "resourceAccount"),
            Context = RequestContext.Complete(Optional(element, "context") is { } context ? ReadContext(context) : []),
            ActsOnNoResource = Optional(element, "wildcardOnlyAction") is { ValueKind: JsonValueKind.True },
        };
    }

    private static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> ReadContext(JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            ImmutableArray<string> values = member.Value.ValueKind == JsonValueKind.Array
                ? [.. member.Value.EnumerateArray().Select(Scalar)]
                : [Scalar(member.Value)];
            yield return KeyValuePair.Create(member.Name, values);
        }
    }

    private static string Scalar(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static DecisionOutcome? ReadExpected(JsonElement element) =>
        Optional(element, "expected") is { } expected ? Enum.Parse<DecisionOutcome>(Required(expected, "decision")) : null;

    private static string Required(JsonElement element, string name) => element.TryGetProperty(name, out var value)
        ? value.GetString() ?? throw new FormatException($"'{name}' is null.")
        : throw new FormatException($"'{name}' is missing.");

    private static string Text(JsonElement element, string name) => Optional(element, name)?.GetString() ?? string.Empty;

    private static JsonElement? Optional(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
