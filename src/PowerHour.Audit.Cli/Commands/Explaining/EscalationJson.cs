using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Escalation;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Chains of escalation for programs. docs/explain.md describes the members.</summary>
/// <param name="analysis">The analysis.</param>
/// <param name="isWhole">Every technique of a step with its evidence; otherwise that of the first.</param>
internal sealed class EscalationJson(EscalationAnalysis analysis, bool isWhole)
{
    /// <summary>A chain.</summary>
    /// <param name="chain">The chain.</param>
    /// <returns>An object.</returns>
    public JsonObject Of(EscalationChain chain) => new()
    {
        ["principal"] = chain.Principal.Arn,
        ["certain"] = chain.IsCertain,
        ["hops"] = chain.Steps.Length,
        ["target"] = chain.Target?.Arn,
        ["administratorBy"] = chain.Target is null ? "granting-rights" : chain.EndsCertainly ? "becoming-one" : "becoming-one-under-conditions",
        ["techniques"] = new JsonArray([.. analysis.Ways(chain.Principal).Select(Of)]),
        ["steps"] = new JsonArray([.. chain.Steps.Select(Of)]),
    };

    /// <summary>Whom a principal can become without coming nearer to an administrator.</summary>
    /// <param name="principal">The principal.</param>
    /// <returns>An array of steps.</returns>
    public JsonArray Others(IamPrincipal principal) => new([.. analysis.Steps(principal).Select(Of)]);

    private static JsonObject Of(EscalationWay way) => new()
    {
        ["technique"] = way.Technique.Id,
        ["published"] = Published(way.Technique),
        ["certain"] = way.IsCertain,
        ["target"] = way.Target?.Arn,
        ["targets"] = way.Targets,
    };

    private JsonObject Of(EscalationStep step) => new()
    {
        ["from"] = step.From?.Arn,
        ["to"] = step.To?.Arn,
        ["makesAdministrator"] = step.MakesAdministrator,
        ["uses"] = new JsonArray([.. step.Uses.Select((use, i) => Of(use, withEvidence: isWhole || i == 0))]),
    };

    private static JsonObject Of(EscalationUse use, bool withEvidence)
    {
        var json = new JsonObject { ["technique"] = use.Technique.Id, ["published"] = Published(use.Technique), ["certain"] = use.IsCertain };
        if (withEvidence)
        {
            json["title"] = use.Technique.Title;
            json["assumptions"] = DecisionJson.Texts(use.Assumptions);
            json["evidence"] = new JsonArray([.. use.Evidence.Select(DecisionJson.Of)]);
        }

        return json;
    }

    private static string? Published(EscalationTechnique technique) => technique.Published.Length > 0 ? technique.Published : null;
}
