using System.Text.Json.Nodes;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Decisions for programs. docs/explain.md describes the members.</summary>
internal static class DecisionJson
{
    /// <summary>A decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>An object.</returns>
    public static JsonObject Of(Decision decision) => new()
    {
        ["principal"] = decision.Request.Requester.Identifier,
        ["action"] = decision.Request.Action.ToString(),
        ["resource"] = decision.Request.Resource.Text,
        ["outcome"] = Name(decision.Outcome),
        ["layer"] = decision.Layer?.ToString(),
        ["decidedBy"] = decision.DecidedBy is { } by ? Of(by) : null,
        ["conditionKeys"] = Texts(decision.ConditionKeys),
        ["unread"] = Texts(decision.Unread),
        ["unreadBecause"] = Texts(decision.UnreadBecause),
        ["witness"] = decision.Witness,
        ["needed"] = decision.Needed,
    };

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <returns>An array.</returns>
    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    /// <summary>An outcome as it is printed: <c>EXPLICITLY_DENIED</c>.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The name.</returns>
    public static string Name(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Allowed => "ALLOWED",
        DecisionOutcome.Conditional => "CONDITIONAL",
        DecisionOutcome.ExplicitlyDenied => "EXPLICITLY_DENIED",
        DecisionOutcome.ImplicitlyDenied => "IMPLICITLY_DENIED",
        _ => "UNKNOWN",
    };

    private static JsonObject Of(StatementReference statement) => new()
    {
        ["policy"] = statement.Policy,
        ["kind"] = statement.Kind.ToString(),
        ["statement"] = statement.Index + 1,
        ["sid"] = statement.Sid,
        ["position"] = statement.Position.ToString(),
    };
}
