using PowerHour.Audit.Analysis.Authorization;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Understands what a person wrote: principals, actions, resources.</summary>
/// <param name="access">The account.</param>
internal sealed class Questions(AccountAccess access)
{
    private readonly AccountAuthorization _account = access.Authorizer.Account;

    /// <summary>Decides a request of anybody: of the account, of another one, of a service, of everybody.</summary>
    /// <param name="who">An ARN, the name of a user or role, an account id, a service, or <c>*</c>.</param>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource; a pattern means every one of it.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="UsageException">There is no such principal or action.</exception>
    public Decision Decide(string who, string action, AskedResource resource)
    {
        var scope = ResourceScope.Every(resource.Arn);
        return IsOutsider(who) ? access.Authorizer.DecideOutsider(Requester.Parse(who), action, scope, resource.Context)
            : access.Authorizer.Decide(Principal(who), action, scope, resource.Context);
    }

    /// <summary>An action that there is, in the letters of AWS.</summary>
    /// <param name="action">What was written.</param>
    /// <returns>The action.</returns>
    /// <exception cref="UsageException">It is not of the form service:Name.</exception>
    public static string Action(string action) => action.Split(':') is [{ Length: > 0 }, { Length: > 0 } name] && !name.Contains('*', StringComparison.Ordinal)
        ? action
        : throw new UsageException($"`{Streams.Plain(action)}` is no action: write service:Name, such as s3:GetObject");

    /// <summary>Whether the table of actions has an action. A question about another one is answered, and the table is said not to have it.</summary>
    /// <param name="action">The action.</param>
    /// <returns>A sentence, or null where it has.</returns>
    public static string? Doubt(string action) =>
        ActionTable.Default.Find(action) is null ? $"The table of actions does not have `{Streams.Plain(action)}`; it covers the services that machine learning rests on. Check the spelling." : null;

    /// <summary>A user or role of the account.</summary>
    /// <param name="who">Its ARN, or its name where only one has it.</param>
    /// <returns>The principal.</returns>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public IamPrincipal Principal(string who)
    {
        var named = _account.Find(who) is { } exact ? [exact] : _account.Principals.Where(p => p.Name == who).ToArray();
        return named switch
        {
            [var only] => only,
            [] => throw new UsageException($"account {_account.Account} has no user or role `{Streams.Plain(who)}`{(Nearest.To(who, _account.Principals.Select(p => p.Name).Concat(_account.Principals.Select(p => p.Arn))) is { } near ? $" — did you mean `{Streams.Plain(near)}`?" : "")}{(access.GapIds.Count > 0 ? "; not every principal was read" : "")}"),
            _ => throw new UsageException($"`{Streams.Plain(who)}` is a user and a role; give the ARN: {Streams.Plain(string.Join(", ", named.Select(p => p.Arn)))}"),
        };
    }

    private bool IsOutsider(string who) => who is "*" or "anonymous"
        || Requester.Parse(who) is { Kind: not RequesterKind.Federated } requester && (who.Contains(':', StringComparison.Ordinal) || who.Contains('.', StringComparison.Ordinal) || requester.Kind == RequesterKind.Root)
            && _account.Find(who) is null && (requester.Account is null || requester.Account != _account.Account);
}
