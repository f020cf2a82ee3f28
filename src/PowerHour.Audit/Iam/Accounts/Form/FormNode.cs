namespace PowerHour.Audit.Iam.Accounts.Form;

/// <summary>The form of a value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Element">The form of the elements of a list.</param>
/// <param name="Members">The known members of an object; required ones end in <c>!</c>.</param>
internal sealed record FormNode(FormKind Kind, FormNode? Element = null, IReadOnlyDictionary<string, FormNode>? Members = null)
{
    private static readonly FormNode Text = new(FormKind.Text);
    private static readonly FormNode Flag = new(FormKind.Flag);
    private static readonly FormNode Document = new(FormKind.Document);
    private static readonly FormNode Inline = List(("PolicyName!", Text), ("PolicyDocument!", Document));
    private static readonly FormNode Attached = List(("PolicyArn!", Text), ("PolicyName", Text));
    private static readonly FormNode Tags = List(("Key!", Text), ("Value!", Text));
    private static readonly FormNode Boundary = Object(("PermissionsBoundaryArn!", Text));

    /// <summary>The whole output. Source: IAM API Reference, GetAccountAuthorizationDetails.</summary>
    internal static FormNode Root { get; } = Object(
        ("UserDetailList", List(
            ("Arn!", new FormNode(FormKind.UserArn)), ("UserName", Text), ("UserId", Text), ("UserPolicyList", Inline), ("GroupList", new FormNode(FormKind.List, Text)),
            ("AttachedManagedPolicies", Attached), ("PermissionsBoundary", Boundary), ("Tags", Tags))),
        ("RoleDetailList", List(
            ("Arn!", new FormNode(FormKind.RoleArn)), ("RoleName", Text), ("RoleId", Text), ("AssumeRolePolicyDocument", Document), ("RolePolicyList", Inline),
            ("InstanceProfileList", List()), ("AttachedManagedPolicies", Attached), ("PermissionsBoundary", Boundary), ("Tags", Tags))),
        ("GroupDetailList", List(("Arn!", new FormNode(FormKind.GroupArn)), ("GroupName!", Text), ("GroupPolicyList", Inline), ("AttachedManagedPolicies", Attached))),
        ("Policies", List(
            ("Arn!", Text), ("DefaultVersionId", Text), ("PolicyVersionList", List(("VersionId", Text), ("IsDefaultVersion", Flag), ("Document", Document))))),
        ("IsTruncated", Flag));

    /// <summary>The names of the members that must be there.</summary>
    internal IEnumerable<string> Required => Members?.Keys.Where(static k => k.EndsWith('!')).Select(static k => k[..^1]) ?? [];

    /// <summary>The form of a member; null for one that is not looked at.</summary>
    internal FormNode? Member(string name) => Members?.GetValueOrDefault(name) ?? Members?.GetValueOrDefault(name + "!");

    private static FormNode Object(params (string Name, FormNode Form)[] members) =>
        new(FormKind.Object, null, members.ToDictionary(static m => m.Name, static m => m.Form, StringComparer.Ordinal));

    private static FormNode List(params (string Name, FormNode Form)[] members) => new(FormKind.List, Object(members));
}
