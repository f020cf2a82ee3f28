using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Chains of escalation for programs. docs/explain.md describes the members.</summary>
internal static class EscalationJson
{
    /// <summary>A chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>An object.</returns>
    public static JsonObject Of(EscalationChain chain) => new()
    {
        ["principal"] = chain.Principal.Arn,
        ["certain"] = chain.IsCertain,
        ["steps"] = new JsonArray([.. chain.Steps.Select(Of)]),
    };

    private static JsonObject Of(EscalationStep step) => new()
    {
        ["from"] = step.From?.Arn,
        ["to"] = step.To?.Arn,
        ["makesAdministrator"] = step.MakesAdministrator,
        ["uses"] = new JsonArray([.. step.Uses.Select(Of)]),
    };

    private static JsonObject Of(EscalationUse use) => new()
    {
        ["technique"] = use.Technique.Id,
        ["title"] = use.Technique.Title,
        ["certain"] = use.IsCertain,
        ["assumptions"] = DecisionJson.Texts(use.Assumptions),
        ["evidence"] = new JsonArray([.. use.Evidence.Select(DecisionJson.Of)]),
    };
}
