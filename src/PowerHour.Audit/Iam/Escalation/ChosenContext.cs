using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>Context values that the caller chooses himself, so that a condition on them is decided by what serves him best.</summary>
internal static class ChosenContext
{
    /// <summary>The policy an attacker would attach.</summary>
    internal static string AdministratorPolicy(string partition) => $"iam:PolicyARN=arn:{partition}:iam::aws:policy/AdministratorAccess";

    /// <summary>The service a role is passed to.</summary>
    internal static string PassedTo(string service) => $"iam:PassedToService={service}";

    /// <summary>Reads <c>key=value</c>; null for an empty text.</summary>
    internal static RequestContext? Of(string chosen)
    {
        var equals = chosen.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? null : RequestContext.Unknown.With(chosen[..equals], chosen[(equals + 1)..]);
    }
}
