using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>One value of a condition, ready to be compared with a value of the request.</summary>
internal abstract class ConditionValue
{
    /// <summary>The value as the policy writes it.</summary>
    internal required string Text { get; init; }

    /// <summary>The variables of the value, or null.</summary>
    internal virtual TextTemplate? Template => null;

    internal abstract Truth Matches(string requestValue, RequestContext context);
}
