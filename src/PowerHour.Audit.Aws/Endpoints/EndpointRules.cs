using System.Collections.Concurrent;
using System.Text.Json;

namespace PowerHour.Audit.Aws.Endpoints;

/// <summary>The endpoint rule set of one service: AWS's own rules that turn Region, FIPS, dual-stack … into an address.</summary>
/// <remarks>
/// A rule set is a tree of rules with conditions; the first rule whose conditions all hold decides, and a tree that was
/// entered is never left again. Conditions may assign variables that the rules below them see.
/// </remarks>
internal sealed class EndpointRules
{
    private static readonly ConcurrentDictionary<string, Lazy<EndpointRules>> Loaded = new(StringComparer.Ordinal);

    private readonly JsonElement parameters;
    private readonly JsonElement rules;

    private EndpointRules(JsonElement ruleSet)
    {
        parameters = ruleSet.GetProperty("parameters");
        rules = ruleSet.GetProperty("rules");
    }

    /// <summary>The rules of the service with that key, read once.</summary>
    public static EndpointRules Of(string service) => Loaded.GetOrAdd(service, static s => new(() => Load(s))).Value;

    /// <summary>The endpoint for the given parameters; those that the rules do not know are ignored.</summary>
    /// <exception cref="EndpointParameterException">The rules refuse the parameters; the message is theirs.</exception>
    public ResolvedEndpoint Resolve(IReadOnlyDictionary<string, object?> given)
    {
        var scope = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var parameter in parameters.EnumerateObject())
        {
            scope[parameter.Name] = given.GetValueOrDefault(parameter.Name)
                ?? (parameter.Value.TryGetProperty("default", out var value) ? Literal(value) : null);
        }

        return Walk(rules, scope) ?? throw new EndpointParameterException("No endpoint rule fits.");
    }

    private static EndpointRules Load(string service)
    {
        using var stream = typeof(EndpointRules).Assembly.GetManifestResourceStream($"endpoints/{service}.json")
            ?? throw new EndpointParameterException($"There are no endpoint rules for '{service}'.");
        return new(JsonDocument.Parse(stream).RootElement);
    }

    private static ResolvedEndpoint? Walk(JsonElement list, Dictionary<string, object?> outer)
    {
        foreach (var rule in list.EnumerateArray())
        {
            var scope = new Dictionary<string, object?>(outer, StringComparer.Ordinal);
            if (!rule.GetProperty("conditions").EnumerateArray().All(c => Holds(c, scope)))
            {
                continue;
            }

            return rule.GetProperty("type").GetString() switch
            {
                "error" => throw new EndpointParameterException($"{Value(rule.GetProperty("error"), scope)}"),
                "tree" => Walk(rule.GetProperty("rules"), scope),
                _ => Endpoint(rule.GetProperty("endpoint"), scope),
            };
        }

        return null;
    }

    private static ResolvedEndpoint Endpoint(JsonElement endpoint, Dictionary<string, object?> scope) => new(
        (string)Value(endpoint.GetProperty("url"), scope)!,
        endpoint.TryGetProperty("properties", out var properties) ? EndpointFunctions.InterpolateJson(properties, scope) : "",
        endpoint.TryGetProperty("headers", out var headers) ? EndpointFunctions.InterpolateJson(headers, scope) : "");

    private static bool Holds(JsonElement condition, Dictionary<string, object?> scope)
    {
        var value = Call(condition, scope);
        if (condition.TryGetProperty("assign", out var name))
        {
            scope[name.GetString()!] = value;
        }

        return value is not (null or false);
    }

    private static object? Call(JsonElement call, Dictionary<string, object?> scope) => EndpointFunctions.Call(
        call.GetProperty("fn").GetString()!,
        [.. call.GetProperty("argv").EnumerateArray().Select(a => Value(a, scope))]);

    private static object? Value(JsonElement element, Dictionary<string, object?> scope) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty("ref", out var name) => scope.GetValueOrDefault(name.GetString()!),
        JsonValueKind.Object => Call(element, scope),
        JsonValueKind.String => EndpointFunctions.Interpolate(element.GetString()!, scope),
        _ => Literal(element),
    };

    private static object? Literal(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetInt32(),
        _ => null,
    };
}
