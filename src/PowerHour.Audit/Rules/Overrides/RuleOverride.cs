using System.Text.Json.Nodes;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules.Overrides;

/// <summary>What an organisation decided of one rule.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Severity">Its severity here; null for the card's.</param>
/// <param name="IsDisabled">True where the rule does not judge.</param>
/// <param name="Reason">Why; empty where only parameters are set.</param>
/// <param name="Parameters">Values of parameters, by name.</param>
public sealed record RuleOverride(string RuleId, Severity? Severity, bool IsDisabled, string Reason, IReadOnlyDictionary<string, JsonNode?> Parameters)
{
    /// <summary>Where the value of each parameter stands, as a problem without a message; empty where no file was read.</summary>
    public IReadOnlyDictionary<string, DocumentProblem> Places { get; init; } = new Dictionary<string, DocumentProblem>(StringComparer.Ordinal);
}
