namespace PowerHour.Audit.Rules.Overrides;

/// <summary>Says what an organisation's decision changes about a rule.</summary>
internal static class OverrideText
{
    /// <summary>The changes; what equals the card is none.</summary>
    /// <param name="rule">The rule, as its card has it.</param>
    /// <param name="decided">What was decided.</param>
    /// <returns>The changes: disabling, severity, parameters by name.</returns>
    public static IEnumerable<AppliedOverride> Of(Rule rule, RuleOverride decided)
    {
        if (decided.IsDisabled)
        {
            yield return new AppliedOverride(rule, "disabled", "judges", "does not judge", decided.Reason);
        }

        if (decided.Severity is { } severity && severity != rule.Severity)
        {
            yield return new AppliedOverride(rule, "severity", rule.Severity.ToString().ToLowerInvariant(), severity.ToString().ToLowerInvariant(), decided.Reason);
        }

        foreach (var (name, value) in decided.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            yield return new AppliedOverride(rule, $"params.{name}", Json(rule.Parameters[name]), Json(value), decided.Reason);
        }
    }

    private static string Json(System.Text.Json.Nodes.JsonNode? value) => value?.ToJsonString() ?? "null";
}
