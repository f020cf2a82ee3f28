using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Actions;

namespace PowerHour.Audit.Evaluation;

/// <summary>Looks at the actions that expressions name: nobody can take one that there is not.</summary>
internal static class ActionLiterals
{
    /// <summary>What is odd about an action, or a pattern of actions.</summary>
    /// <param name="action">Such as <c>s3:PutObject</c> or <c>sagemaker:Create*</c>.</param>
    /// <returns>One sentence, or null where it is known, or belongs to a service whose actions are not known here.</returns>
    public static string? Advice(string action) => ActionTable.Default.Matches(action) switch
    {
        ActionKnowledge.UnknownAction => $"there is no action `{action}`{Suggestion(action)}",
        ActionKnowledge.UnknownService => $"`{action}` names no action: write `service:Action`, with a service that IAM knows",
        _ => null,
    };

    private static string Suggestion(string action) =>
        Nearest.To(action, ActionTable.Default.Actions.Select(a => a.Name)) is { } near ? $"; did you mean `{near}`?" : "";
}
