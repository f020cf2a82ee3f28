using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;
using IamStatement = PowerHour.Audit.Iam.Policies.PolicyStatement;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>Finds whom the policy of a resource may let in from outside the account: those it names, those whom a condition of a statement for everybody names, and anybody.</summary>
/// <param name="context">The account.</param>
internal sealed class OutsiderFinder(AnalysisContext context)
{
    /// <summary>Services that answer to requests that nobody signed; the others ask for some AWS account.</summary>
    private static readonly HashSet<string> Unsigned = new(StringComparer.OrdinalIgnoreCase) { "s3:", "execute-api:", "lambda:InvokeFunctionUrl" };

    private static readonly HashSet<string> AccountKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:PrincipalAccount", "aws:SourceAccount", "aws:SourceOwner", "kms:CallerAccount", "aws:PrincipalArn", "aws:SourceArn", "s3:DataAccessPointAccount",
    };

    /// <summary>The outsiders.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="action">The action that is asked about.</param>
    /// <param name="text">The same as text.</param>
    /// <returns>By name; anybody may stand there more than once, as different people.</returns>
    public IEnumerable<Outsider> Of(PolicyDocument policy, ActionName action, string text) => policy.StatementsFor(action.Service)
        .Where(s => s.Effect == PolicyEffect.Allow && s.Actions.Contains(action) && s.Principals is not null)
        .SelectMany(s => OfStatement(s, text))
        .Distinct()
        .OrderBy(o => o.Principal, StringComparer.Ordinal);

    /// <summary>Whether a statement is for everybody, but for conditions.</summary>
    /// <param name="principals">Its principals.</param>
    /// <returns>True where it is.</returns>
    public static bool IsForAnybody(PrincipalSet? principals) =>
        principals is not null && (principals.IsNegated || principals.Entries.Any(e => e.Kind == PrincipalEntryKind.Anyone));

    private IEnumerable<Outsider> OfStatement(IamStatement statement, string action)
    {
        if (!IsForAnybody(statement.Principals))
        {
            return statement.Principals!.Entries.SelectMany(Named);
        }

        return [.. Strangers(action), .. statement.Conditions.Clauses.SelectMany(Stranger.CalledAs), .. statement.Conditions.Clauses.Where(c => !c.Operator.IsNegated).SelectMany(OfClause)];
    }

    private static IEnumerable<Outsider> Strangers(string action)
    {
        if (Unsigned.Any(u => action.StartsWith(u, StringComparison.OrdinalIgnoreCase)))
        {
            yield return Stranger.Anonymous;
        }

        yield return Stranger.OfSomeAccount;
    }

    private IEnumerable<Outsider> Named(PrincipalEntry entry) => entry.Kind switch
    {
        PrincipalEntryKind.Account => OfAccount(entry.Account!),
        PrincipalEntryKind.User or PrincipalEntryKind.Role or PrincipalEntryKind.RoleSession or PrincipalEntryKind.FederatedUser => OfArn(entry.Text, entry.Account!),
        PrincipalEntryKind.Service => [new Outsider($"SERVICE:{entry.Text}", GranteeKind.Service, Requester.Parse(entry.Text), [("aws:PrincipalIsAWSService", ["true"])])],
        PrincipalEntryKind.Federated => [OfProvider(entry.Text)],
        _ => [],
    };

    private IEnumerable<Outsider> OfClause(ConditionClause clause)
    {
        if (clause.Key.Equals("aws:PrincipalOrgID", StringComparison.OrdinalIgnoreCase))
        {
            return clause.Values.Where(v => !v.Text.AsSpan().ContainsAny('*', '?', '$')).Select(v => new Outsider(
                $"ORGANIZATION:{v.Text}", GranteeKind.Trusted, Stranger.OfSomeAccount.Requester, [("aws:PrincipalOrgID", [v.Text]), ("aws:PrincipalIsAWSService", ["false"])]));
        }

        return AccountKeys.Contains(clause.Key) ? clause.Values.Select(v => AccountIn(v.Text)).OfType<string>().SelectMany(OfAccount) : [];
    }

    private static string? AccountIn(string value)
    {
        var account = value.Split(':') is ["arn", _, _, _, var field, ..] ? field : value;
        return account.Length == 12 && account.All(char.IsAsciiDigit) ? account : null;
    }

    private IEnumerable<Outsider> OfAccount(string account) => account == context.AccountId ? []
        : [new Outsider($"ACCOUNT:{account}", Nearness(account), Requester.Parse(account), FactsOf(account))];

    private IEnumerable<Outsider> OfArn(string arn, string account) => account == context.AccountId ? []
        : [new Outsider(arn, Nearness(account), Requester.Parse(arn), [("aws:PrincipalArn", [arn]), .. FactsOf(account)])];

    private Outsider OfProvider(string provider)
    {
        var isOwn = provider.StartsWith("arn:", StringComparison.Ordinal) && context.Trusts(provider);
        return new Outsider($"FEDERATED:{provider}", isOwn ? GranteeKind.Trusted : GranteeKind.Foreign, Requester.Parse(provider), []);
    }

    private GranteeKind Nearness(string account) => context.Trusts(account) ? GranteeKind.Trusted : GranteeKind.Foreign;

    private static (string Key, string[] Values)[] FactsOf(string account) =>
        [("aws:PrincipalAccount", [account]), ("kms:CallerAccount", [account]), ("aws:PrincipalIsAWSService", ["false"])];
}
