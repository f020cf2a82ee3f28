using System.Collections.Immutable;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>The users, roles, groups and policies of one account, from <c>aws iam get-account-authorization-details</c>.</summary>
public sealed class AccountAuthorization
{
    private readonly Dictionary<string, IamPrincipal> _byArn;

    internal AccountAuthorization(
        string account,
        string partition,
        ImmutableArray<IamPrincipal> principals,
        ImmutableArray<IamGroup> groups,
        ImmutableArray<PolicyDocument> policies,
        ILookup<string, OlderVersion> olderVersions,
        bool isComplete)
    {
        Account = account;
        Partition = partition;
        Principals = principals;
        Groups = groups;
        Policies = policies;
        OlderVersions = olderVersions;
        IsComplete = isComplete;
        _byArn = new Dictionary<string, IamPrincipal>(StringComparer.Ordinal);
        foreach (var principal in principals)
        {
            _byArn[principal.Arn] = principal;
        }
    }

    /// <summary>The twelve digits of the account; empty when the file holds no principal.</summary>
    public string Account { get; }

    /// <summary>The partition, for example <c>aws</c>.</summary>
    public string Partition { get; }

    /// <summary>Every role and user, in ARN order.</summary>
    public ImmutableArray<IamPrincipal> Principals { get; }

    /// <summary>Every group, in ARN order.</summary>
    public ImmutableArray<IamGroup> Groups { get; }

    /// <summary>Every policy document that is attached somewhere, trust policies included.</summary>
    public ImmutableArray<PolicyDocument> Policies { get; }

    /// <summary>By the ARN of a managed policy of the account: its versions that are not the default one, newest first as AWS lists them.</summary>
    internal ILookup<string, OlderVersion> OlderVersions { get; }

    /// <summary>False when the file says that it was cut off (<c>IsTruncated</c>): further principals exist.</summary>
    public bool IsComplete { get; }

    /// <summary>Reads the JSON of <c>aws iam get-account-authorization-details</c>.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The account. A policy that is attached and not in the file is kept as not collected.</returns>
    /// <exception cref="AuthorizationDetailsException">The text is not that output.</exception>
    public static AccountAuthorization Parse(ReadOnlyMemory<byte> utf8) => new AuthorizationDetailsReader(utf8).Read();

    /// <summary>Reads the same from a file that a person gives: before, everything that is looked at is held against the form of that output, so that nothing is passed over.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <returns>The account.</returns>
    /// <exception cref="AuthorizationDetailsException">The text is not that output, is cut off, or lists somebody twice or of another account; the message says where.</exception>
    public static AccountAuthorization ParseChecked(ReadOnlyMemory<byte> utf8)
    {
        var text = utf8.Span.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        new Form.DetailsForm(text).Check();
        return Parse(text);
    }

    /// <summary>Finds a principal.</summary>
    /// <param name="arn">The ARN of a user or role, or of a role's session.</param>
    /// <returns>The principal, or null.</returns>
    public IamPrincipal? Find(string arn)
    {
        if (_byArn.TryGetValue(arn, out var principal))
        {
            return principal;
        }

        var requester = Authorization.Requester.Parse(arn);
        return requester.Kind == Authorization.RequesterKind.RoleSession
            ? Principals.FirstOrDefault(p => p.IsRole && Matching.Ordinal.Same(p.Name, requester.Name))
            : null;
    }
}
