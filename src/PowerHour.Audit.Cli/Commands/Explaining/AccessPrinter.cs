using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Prints answers about access so that no name in them can steer a terminal.</summary>
/// <param name="streams">Where to.</param>
internal sealed class AccessPrinter(Streams streams)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints a line.</summary>
    /// <param name="text">The line.</param>
    public void Line(string text) => streams.Out.WriteLine(Streams.Plain(text.ReplaceLineEndings(" ")));

    /// <summary>Prints a document.</summary>
    /// <param name="json">The document.</param>
    public void Json(JsonNode json) => streams.Out.WriteLine(Streams.Plain(json.ToJsonString(Indented)));

    /// <summary>Prints what decided.</summary>
    /// <param name="access">The account.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="indent">Spaces before each line.</param>
    public void Reasons(AccountAccess access, Decision decision, string indent)
    {
        if (decision.DecidedBy is { } by)
        {
            Line($"{indent}decided by  {by}{(decision.Layer is { } layer ? $", {Word(layer)}" : "")}");
        }
        else if (decision.Layer is { } silent && decision.Outcome == DecisionOutcome.ImplicitlyDenied)
        {
            Line($"{indent}decided by  no statement of {Word(silent)}");
        }

        Labelled("if          ", decision.ConditionKeys.IsEmpty ? null : $"{string.Join(", ", decision.ConditionKeys)} is as the statement wants it; that is not known here");
        Labelled("not read    ", decision.UnreadBecause.IsEmpty ? null : string.Join("; ", decision.UnreadBecause));
        Labelled("for example ", decision.Witness);
        Labelled("needed      ", decision.Needed);
        Labelled("last used   ", LastUse.Words(access, decision));

        void Labelled(string label, string? text)
        {
            if (text is not null)
            {
                Line($"{indent}{label}{text}");
            }
        }
    }

    /// <summary>Says which alias stands for the key that an answer is about.</summary>
    /// <param name="asked">What was asked about.</param>
    /// <param name="indent">Spaces before the line.</param>
    public void Alias(AskedResource asked, string indent)
    {
        if (asked.Alias is { } alias)
        {
            Line($"{indent}alias       {alias} stands for this key");
        }
    }

    /// <summary>Prints what answers take for granted.</summary>
    /// <param name="access">The account.</param>
    public void Assumptions(AccountAccess access)
    {
        Line("Taken for granted:");
        foreach (var assumption in access.Assumptions)
        {
            Line($"  {assumption}");
        }
    }

    private static string Word(PolicyLayer layer) => layer switch
    {
        PolicyLayer.Boundary => "the permissions boundary",
        PolicyLayer.Session => "the session policy",
        PolicyLayer.ServiceControl => "a service control policy",
        PolicyLayer.ResourceControl => "a resource control policy",
        PolicyLayer.Resource => "the resource's policy",
        PolicyLayer.VpcEndpoint => "the policy of the VPC endpoint",
        PolicyLayer.PublicAccessBlock => "S3 Block Public Access",
        _ => "an identity policy",
    };
}
