using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Policies;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Says as coverage gaps why a policy that the engine has no text of, or does not understand, is unreadable.</summary>
internal static class PolicyGaps
{
    /// <summary>The gaps of a policy.</summary>
    /// <param name="policy">The policy; null for none.</param>
    /// <returns>The gap ids; empty for a policy that was read and understood.</returns>
    public static IEnumerable<string> Of(PolicyDocument? policy) => policy is null || policy.IsReadable ? []
        : policy.Findings.Where(f => f.Severity == PolicyFindingSeverity.Error).SelectMany(f => Of(policy, f)).Distinct(StringComparer.Ordinal);

    /// <summary>The gaps of everything on a principal's own side: its policies, its boundary, and the control policies that bind the account.</summary>
    /// <param name="principal">The principal.</param>
    /// <param name="options">What binds the account.</param>
    /// <returns>The gap ids, each once, sorted.</returns>
    public static IEnumerable<string> OfSide(IamPrincipal principal, AuthorizerOptions options) =>
        principal.Policies.Concat(principal.Boundary).Concat(options.ServiceControl.Concat(options.ResourceControl).SelectMany(l => l.Policies))
            .SelectMany(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(PolicyDocument policy, PolicyFinding finding)
    {
        if (finding.Code != PolicyFindingCode.NotCollected)
        {
            return [Gap(GapCause.MalformedAnswer, policy.Name)];
        }

        var named = finding.Message.Split("; ").Where(IsGap).ToArray();
        return named.Length > 0 ? named : [Gap(GapCause.NotCollected, policy.Name)];
    }

    /// <summary>A gap that no call left: the policy itself stands for the call.</summary>
    /// <param name="cause">The cause.</param>
    /// <param name="policy">The policy's name.</param>
    /// <returns>The gap id.</returns>
    public static string Gap(GapCause cause, string policy) => $"{cause.Name()} {policy} global";

    private static bool IsGap(string text) => text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && GapCauses.TryParse(text[..space], out _);
}
