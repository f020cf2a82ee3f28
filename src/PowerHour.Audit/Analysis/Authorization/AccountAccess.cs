using System.Text.Json;
using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Analysis.Authorization;

/// <summary>Who can do what in the account that was read: the IAM engine over what the snapshot holds, and what it could not know.</summary>
/// <param name="Authorizer">Answers questions. A policy that exists and was not read makes the answers that rest on it Unknown.</param>
/// <param name="GapIds">The gaps behind which further users, roles, groups or policies may hide, sorted.</param>
/// <param name="Assumptions">What the answers take for granted, in sentences.</param>
public sealed record AccountAccess(Authorizer Authorizer, IReadOnlyList<string> GapIds, IReadOnlyList<string> Assumptions)
{
    /// <summary>Works it out. It takes about a second for thousands of principals: ask <see cref="AnalysisContext.Access"/>, which keeps it.</summary>
    /// <param name="context">The account.</param>
    /// <returns>The access.</returns>
    internal static AccountAccess Of(AnalysisContext context)
    {
        var gaps = AuthorizationDetails.GapsOf(context.Store);
        var account = AccountAuthorization.Parse(AuthorizationDetails.Of(context.Store, isComplete: gaps.Count == 0));
        var options = new AuthorizerOptions { ResourcePolicies = ResourcePolicies.Of(context.Store), RestrictedBuckets = RestrictedBuckets.Of(context.Store) };
        return new AccountAccess(new Authorizer(account, options), gaps, Assumed(context, gaps));
    }

    /// <summary>Access as a file of <c>aws iam get-account-authorization-details</c> alone tells it.</summary>
    /// <param name="utf8">The file.</param>
    /// <returns>The access.</returns>
    /// <exception cref="AuthorizationDetailsException">The text is not that output.</exception>
    public static AccountAccess OfDetails(ReadOnlyMemory<byte> utf8)
    {
        var account = AccountAuthorization.Parse(utf8);
        string[] assumed = ["No resource has a policy of its own: the file holds none. Answers about KMS keys, which always have one, are Unknown.", ControlPolicies];
        return new AccountAccess(new Authorizer(account), [], account.IsComplete ? assumed : [.. assumed, "The file was cut off (IsTruncated): further principals exist."]);
    }

    private const string ControlPolicies = "Service and resource control policies of the organisation are not applied: an answer of Allowed is an upper bound.";

    private static IReadOnlyList<string> Assumed(AnalysisContext context, IReadOnlyList<string> gaps)
    {
        List<string> assumed = [ControlPolicies, "What an outsider's own account allows it is taken as granted."];
        if (gaps.Count > 0)
        {
            assumed.Add($"Not every principal and policy was read ({string.Join("; ", gaps)}): others may be able to do the same.");
        }

        var blocks = RestrictedBuckets.GapsOf(context.Store);
        if (blocks.Count > 0)
        {
            assumed.Add($"Where Block Public Access was not read it is taken as off ({string.Join("; ", blocks)}).");
        }

        return assumed;
    }
}
