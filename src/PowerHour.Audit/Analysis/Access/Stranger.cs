using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Anybody: a person whom no policy means. He has an account, an organisation and a network of his own, so that a condition that names others' fails and one
/// that leaves them open holds.
/// </summary>
internal static class Stranger
{
    private const string Account = "000000000000";
    private const string Arn = $"arn:aws:iam::{Account}:user/stranger";

    private static readonly (string Key, string[] Values)[] Network =
    [
        ("aws:SourceVpc", ["vpc-of-a-stranger"]), ("aws:SourceVpce", ["vpce-of-a-stranger"]), ("aws:SourceAccount", []), ("aws:SourceArn", []), ("aws:SourceOwner", []),
        ("aws:SourceOrgID", []), ("aws:SourceOrgPaths", []), ("s3:DataAccessPointArn", []), ("s3:DataAccessPointAccount", []), ("aws:PrincipalIsAWSService", ["false"]), ("aws:PrincipalServiceName", []),
    ];

    /// <summary>Somebody who does not say who he is.</summary>
    public static Outsider Anonymous { get; } = new("PUBLIC", GranteeKind.Public, Requester.Anonymous,
    [
        ("aws:PrincipalArn", []), ("aws:PrincipalAccount", []), ("aws:PrincipalOrgID", []), ("aws:PrincipalOrgPaths", []), ("aws:userid", ["anonymous"]), ("aws:username", []), .. Network,
    ], IsAnybody: true);

    /// <summary>Somebody with an AWS account of his own.</summary>
    public static Outsider OfSomeAccount { get; } = new("AUTHENTICATED_AWS", GranteeKind.Public, Requester.Parse(Arn),
    [
        ("aws:PrincipalArn", [Arn]), ("aws:PrincipalAccount", [Account]), ("kms:CallerAccount", [Account]), ("aws:PrincipalOrgID", ["o-ofastranger"]),
        ("aws:PrincipalOrgPaths", ["o-ofastranger/r-0/"]), ("aws:userid", ["AIDAOFASTRANGER"]), ("aws:username", ["stranger"]), .. Network,
    ], IsAnybody: true);

    /// <summary>Strangers who call themselves what a condition asks for: its name, in whatever account.</summary>
    /// <param name="clause">A condition of a statement for everybody.</param>
    /// <returns>One for each value of <c>aws:PrincipalArn</c> that leaves the account open.</returns>
    public static IEnumerable<Outsider> CalledAs(ConditionClause clause) =>
        clause.Operator.IsNegated || !clause.Key.Equals("aws:PrincipalArn", StringComparison.OrdinalIgnoreCase) ? []
            : clause.Values.Select(v => Named(v.Text)).OfType<string>().Select(arn => OfSomeAccount with
            {
                Requester = Requester.Parse(arn),
                Facts = [.. OfSomeAccount.Facts.Where(f => f.Key != "aws:PrincipalArn"), ("aws:PrincipalArn", [arn])],
            });

    private static string? Named(string pattern) => pattern.Split(':', 6) is ["arn", _, _, _, var account, var name] && account.Contains('*', StringComparison.Ordinal)
        ? $"arn:aws:iam::{Account}:{name.Replace("*", "x", StringComparison.Ordinal).Replace('?', 'x')}" : null;
}
