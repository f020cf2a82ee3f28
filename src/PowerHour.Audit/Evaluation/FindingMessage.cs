using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Says in one sentence what was concluded of a resource.</summary>
internal static partial class FindingMessage
{
    /// <summary>The sentence.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="status">The verdict.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="value">The value that decided.</param>
    /// <returns>The sentence, without a closing dot.</returns>
    public static string For(Rule rule, Status status, Resource resource, CelValue value) => status switch
    {
        Status.Fail or Status.Manual => Fill(rule.Message, resource),
        Status.Pass => rule.Title,
        Status.NotApplicable => $"The rule is not about this resource: {rule.Where?.Value.Trim().ReplaceLineEndings(" ")}",
        Status.Unknown => $"Could not be decided: {string.Join("; ", Gaps.Of(value))}",
        _ => $"The rule failed: {(value.IsError ? value.AsError().Message : value.ToString())}",
    };

    private static string Fill(string message, Resource resource) => Hole().Replace(message, m => m.Groups["path"].Value switch
    {
        "name" => resource.Name,
        "arn" => resource.Arn,
        "region" => resource.Region,
        "account" => resource.AccountId,
        var path => JsonPath.Parse(path.StartsWith("self.", StringComparison.Ordinal) ? path[5..] : path).FirstText(resource.Properties) ?? "(none)",
    });

    [GeneratedRegex(@"\{(?<path>[A-Za-z][A-Za-z0-9_.\[\]]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
