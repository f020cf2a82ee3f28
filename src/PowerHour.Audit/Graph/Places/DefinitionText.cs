using System.Text.Json;

namespace PowerHour.Audit.Graph.Places;

/// <summary>Reads the steps of a definition, and the texts in them.</summary>
/// <remarks>
/// In a pipeline a text may be a parameter, which has a default, or several texts joined. What an execution or an earlier step decides is not known before it runs, and is
/// passed over: that the jobs which ran are listed is what completeness rests on.
/// </remarks>
internal sealed class DefinitionText
{
    private readonly string _member;
    private readonly JsonElement _root;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    private DefinitionText(string member, JsonElement root)
    {
        (_member, _root) = (member, root);
        foreach (var parameter in Elements(root, "Parameters"))
        {
            if (Plain(parameter, "Name") is { } name && Plain(parameter, "DefaultValue") is { } value)
            {
                _parameters[name] = value;
            }
        }
    }

    /// <summary>Opens the definition of a pipeline or state machine.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="properties">Its properties.</param>
    /// <returns>The definition; null for other types, and where there is none that can be read.</returns>
    public static DefinitionText? Of(string type, JsonElement properties)
    {
        var member = type switch
        {
            "AWS::SageMaker::Pipeline" => "PipelineDefinition",
            "AWS::StepFunctions::StateMachine" => "definition",
            _ => "",
        };
        if (member.Length == 0 || !properties.TryGetProperty(member, out var value))
        {
            return null;
        }

        try
        {
            var root = value.ValueKind == JsonValueKind.String ? JsonSerializer.Deserialize<JsonElement>(value.GetString()!) : value;
            return root.ValueKind == JsonValueKind.Object ? new DefinitionText(member, root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The steps, those inside others too.</summary>
    public IEnumerable<DefinitionStep> Steps => Of(_root, _member);

    /// <summary>A text among arguments.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text; null where only an execution knows it.</returns>
    public string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && !text.StartsWith("{%", StringComparison.Ordinal) ? text : null,
        JsonValueKind.Object when Plain(value, "Get") is { } reference => reference.StartsWith("Parameters.", StringComparison.Ordinal) ? _parameters.GetValueOrDefault(reference["Parameters.".Length..]) : null,
        JsonValueKind.Object when value.TryGetProperty("Std:Join", out var join) => Joined(join),
        _ => null,
    };

    private string? Joined(JsonElement join)
    {
        var parts = Elements(join, "Values").Select(Text).ToArray();
        return Array.Exists(parts, p => p is null) ? null : string.Join(Plain(join, "On") ?? "", parts);
    }

    private static IEnumerable<DefinitionStep> Of(JsonElement owner, string path)
    {
        foreach (var (step, i) in Elements(owner, "Steps").Select((s, i) => (s, i)))
        {
            foreach (var found in Step(step, $"{path}.Steps[{i}]"))
            {
                yield return found;
            }
        }

        foreach (var state in Members(owner, "States"))
        {
            foreach (var found in State(state.Value, $"{path}.States.{state.Name}"))
            {
                yield return found;
            }
        }
    }

    /// <summary>A step of a pipeline; one on a condition has further ones in either branch.</summary>
    private static IEnumerable<DefinitionStep> Step(JsonElement step, string path)
    {
        if (step.ValueKind == JsonValueKind.Object && step.TryGetProperty("Arguments", out var arguments) && arguments.ValueKind == JsonValueKind.Object)
        {
            yield return new DefinitionStep($"{path}.Arguments", Plain(step, "Type") ?? "", arguments);
            foreach (var branch in (string[])["IfSteps", "ElseSteps"])
            {
                foreach (var found in Elements(arguments, branch).SelectMany((s, i) => Step(s, $"{path}.Arguments.{branch}[{i}]")))
                {
                    yield return found;
                }
            }
        }

        if (step.ValueKind == JsonValueKind.Object && Plain(step, "FunctionArn") is { } function)
        {
            yield return new DefinitionStep($"{path}.FunctionArn", function, step);
        }
    }

    /// <summary>A state; one of several branches, or for each element of a list, has further ones.</summary>
    private static IEnumerable<DefinitionStep> State(JsonElement state, string path)
    {
        if (state.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        if (Plain(state, "Resource") is { } resource)
        {
            var member = state.TryGetProperty("Arguments", out var arguments) ? "Arguments" : "Parameters";
            var given = arguments.ValueKind == JsonValueKind.Object || state.TryGetProperty(member, out arguments) ? arguments : state;
            given = given.ValueKind == JsonValueKind.Object ? given : state;
            yield return new DefinitionStep($"{path}.{member}", resource[(resource.IndexOf(":::", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..], given);
        }

        var inner = Elements(state, "Branches").Select((b, i) => (Part: b, Path: $"{path}.Branches[{i}]"))
            .Concat(new[] { "Iterator", "ItemProcessor" }.Where(m => state.TryGetProperty(m, out _)).Select(m => (Part: state.GetProperty(m), Path: $"{path}.{m}")));
        foreach (var found in inner.SelectMany(i => Of(i.Part, i.Path)))
        {
            yield return found;
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    private static IEnumerable<JsonProperty> Members(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var map) && map.ValueKind == JsonValueKind.Object ? map.EnumerateObject() : [];

    private static string? Plain(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
