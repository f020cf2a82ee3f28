using System.Collections.Frozen;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>
/// Whether S3 calls a bucket policy public (rule R12, the text of 2023). Source:
/// AmazonS3 user guide, access-control-block-public-access.html.
/// </summary>
public static class PublicAccess
{
    private static readonly FrozenSet<string> FixingKeys = new[]
    {
        "aws:principalorgid", "aws:principalorgpaths", "aws:principalaccount", "aws:principalarn", "aws:sourcearn", "aws:sourcevpc",
        "aws:sourcevpce", "aws:sourceowner", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths", "aws:userid",
        "s3:x-amz-server-side-encryption-aws-kms-key-id", "s3:dataaccesspointarn", "s3:dataaccesspointaccount",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True when one statement allows an audience that is not fixed.</summary>
    /// <param name="policy">A bucket or access point policy.</param>
    /// <returns>Whether S3 would call the policy public. Statements that could not be read do not count; ask <see cref="PolicyDocument.IsReadable"/>.</returns>
    public static bool IsPublic(PolicyDocument policy) => policy.Statements.Any(IsPublic);

    /// <summary>True when the statement allows an audience that is not fixed.</summary>
    /// <param name="statement">A statement of a bucket or access point policy.</param>
    /// <returns>Whether the statement makes its policy public.</returns>
    public static bool IsPublic(PolicyStatement statement) =>
        statement.Effect == PolicyEffect.Allow && HasOpenAudience(statement.Principals)
        && !statement.Conditions.Clauses.Any(Fixes);

    internal static bool Blocks(AccessRequest request, PolicyDocument? policy) =>
        request.Action.Service is "s3"
        && request.Requester.Kind != RequesterKind.Service
        && !Ordinal.Same(request.Requester.Account, request.ResourceAccount)
        && policy is not null
        && IsPublic(policy);

    private static bool HasOpenAudience(PrincipalSet? principals) =>
        principals is not null && (principals.IsNegated || principals.Entries.Any(IsOpen));

    private static bool IsOpen(PrincipalEntry entry) =>
        entry.Kind == PrincipalEntryKind.Anyone
        || (entry.Kind == PrincipalEntryKind.Federated && !entry.Text.StartsWith("arn:", StringComparison.Ordinal));

    private static bool Fixes(ConditionClause clause)
    {
        var op = clause.Operator;
        if (op.IsNegated || op.IfExists || op.Quantifier == SetQuantifier.ForAllValues || clause.Values.IsEmpty)
        {
            return false;
        }

        if (op.Family == ComparisonFamily.Address)
        {
            return clause.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
                && clause.Values.All(static v => v is AddressValue { IsNarrow: true });
        }

        var isTextual = op.Family is ComparisonFamily.Text or ComparisonFamily.TextIgnoreCase or ComparisonFamily.Like or ComparisonFamily.Arn;
        return isTextual && FixingKeys.Contains(clause.Key) && clause.Values.All(v => IsFixed(clause.Key, v.Text));
    }

    private static bool IsFixed(string key, string value)
    {
        // A bucket policy may leave the name of the access point open, not its account.
        if (key.Equals("s3:DataAccessPointArn", StringComparison.OrdinalIgnoreCase))
        {
            var name = value.IndexOf(":accesspoint/", StringComparison.Ordinal);
            value = name < 0 ? value : value[..name];
        }

        return !value.AsSpan().ContainsAny('*', '?') && !value.Contains("${", StringComparison.Ordinal);
    }
}
