using System.Text.Json.Nodes;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>The outcome of <c>rules eval</c> for programs.</summary>
internal static class EvalJson
{
    /// <summary>The outcome on one resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="parts">What each expression came to.</param>
    /// <returns>An object.</returns>
    public static JsonObject Of(Resource resource, IReadOnlyList<ExpressionPart> parts) => new()
    {
        ["type"] = resource.Type.Name,
        ["arn"] = resource.Arn,
        ["name"] = resource.Name,
        ["region"] = resource.Region,
        ["expressions"] = new JsonArray([.. parts.Select(Of)]),
    };

    private static JsonObject Of(ExpressionPart part)
    {
        var result = new JsonObject { ["name"] = part.Name, ["kind"] = part.Trace.Result.Kind.ToString().ToLowerInvariant() };
        if (part.Trace.Result.IsUnknown)
        {
            result["causes"] = new JsonArray([.. part.GapIds.Select(g => JsonValue.Create(g))]);
        }
        else if (part.Trace.Result.IsError)
        {
            result["error"] = part.Trace.Result.AsError().Message;
        }
        else
        {
            result["value"] = part.Json;
        }

        result["parts"] = new JsonArray([.. part.Trace.Entries.Select(e => new JsonObject { ["expression"] = e.Source, ["value"] = e.Value, ["depth"] = e.Depth })]);
        return result;
    }
}
