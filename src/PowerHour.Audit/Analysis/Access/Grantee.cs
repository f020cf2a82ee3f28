using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Somebody who can do what was asked, or may be able to.</summary>
public sealed record Grantee
{
    /// <summary>
    /// The ARN of a user or role, or one of <c>PUBLIC</c> (anybody), <c>AUTHENTICATED_AWS</c> (anybody with an AWS account), <c>ACCOUNT:id</c>,
    /// <c>ORGANIZATION:id</c>, <c>SERVICE:name</c>, <c>FEDERATED:provider</c>, <c>CANONICAL:id</c>.
    /// </summary>
    public required string Principal { get; init; }

    /// <summary>How near it stands.</summary>
    public required GranteeKind Kind { get; init; }

    /// <summary>The answer: never No.</summary>
    public required AccessAnswer Answer { get; init; }

    /// <summary>The action by which, for example <c>s3:PutObject</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The statement that decided; null where no statement of a policy did (an access control list, or a policy that was not read).</summary>
    public StatementReference? DecidedBy { get; init; }

    /// <summary>The setting that decided, with its value, where no policy does: the authorization of an API's method; null otherwise.</summary>
    public string? Configuration { get; init; }

    /// <summary>The condition keys that the answer depends on, sorted, where it is Conditional.</summary>
    public IReadOnlyList<string> ConditionKeys { get; init; } = [];

    /// <summary>The gaps that the answer depends on, sorted, where it is Unknown.</summary>
    public IReadOnlyList<string> GapIds { get; init; } = [];

    /// <summary>Whether it is allowed everything.</summary>
    public bool IsAdministrator { get; init; }

    /// <summary>The stages that it works in, sorted; see <see cref="RoleStageIndex"/>.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [];

    /// <summary>Whether it stands outside: anybody, or somebody of an account that is not trusted.</summary>
    public bool IsOutsider => Kind is GranteeKind.Public or GranteeKind.Foreign;
}
