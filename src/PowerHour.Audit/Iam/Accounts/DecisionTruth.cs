using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>A decision as a truth value.</summary>
internal static class DecisionTruth
{
    internal static Truth Of(Decision decision) => decision.Outcome switch
    {
        DecisionOutcome.Allowed => Truth.Yes,
        DecisionOutcome.Conditional => Truth.Conditional,
        DecisionOutcome.Unknown => Truth.Unread,
        _ => Truth.No,
    };
}
