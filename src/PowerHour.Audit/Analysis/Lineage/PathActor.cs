namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Somebody who can go a way: a principal, or a class of callers.</summary>
/// <param name="Point">The same as a point of a path.</param>
/// <param name="Class">Which kind of attacker it is; of each class the shortest way is shown: <c>anonymous</c>, <c>anybody with an AWS account</c>, <c>foreign account</c>, <c>trusted account</c>, <c>interactive role</c>, <c>role</c>, <c>user</c>, <c>service</c>, <c>API key holder</c>, <c>signed-in user</c>.</param>
/// <param name="IsOutsider">Whether it stands outside the account and those that it trusts.</param>
/// <param name="Stages">The stages that a role works in.</param>
public sealed record PathActor(PathPoint Point, string Class, bool IsOutsider, IReadOnlyList<string> Stages)
{
    /// <summary>Whether it is allowed everything. Administrators are not followed one by one; this is of use for principals that were asked for by name.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>The most requests a second that an API lets a caller make, over its stages; null where it sets no limit of its own, or no API is gone through.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Whether each stage that leads here has a firewall with a rule that limits the rate.</summary>
    public bool HasRateRule { get; init; }

    /// <summary>Whether a person works as it: from a notebook, a Studio domain, a session, or by signing in.</summary>
    public bool IsInteractive => Stages.Contains("interactive", StringComparer.Ordinal);
}
