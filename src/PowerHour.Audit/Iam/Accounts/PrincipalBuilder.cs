using System.Collections.Immutable;
using System.Text.Json;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Builds one user or role from its entry in the authorization details.</summary>
internal sealed class PrincipalBuilder(AuthorizationDetailsReader reader, JsonElement element, string arn, bool isRole)
{
    internal IamPrincipal Build(int index)
    {
        var requester = Requester.Parse(arn);
        var groups = Groups();
        var attached = AuthorizationDetailsReader.Attached(element);
        return new IamPrincipal
        {
            Index = index,
            Arn = arn,
            Name = requester.Name,
            Requester = requester,
            Policies = Policies(groups, attached),
            Boundary = Boundary(),
            TrustPolicy = isRole ? Trust() : null,
            Groups = groups,
            ManagedPolicies = [.. attached.Concat(groups.SelectMany(g => reader.GroupManaged(g.Name)))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Attached = attached,
            HasInstanceProfile = element.TryGetProperty("InstanceProfileList", out _) ? AuthorizationDetailsReader.List(element, "InstanceProfileList").Any() : null,
            Created = element.TryGetProperty("CreateDate", out var created) ? RoleUse.Time(created) : null,
            Use = isRole ? RoleUse.Read(element) : null,
            Context = isRole ? RequestContext.Partial(Context(requester)) : RequestContext.Partial(Context(requester)).Listing("aws:PrincipalTag/"),
            AsResource = AsResource(),
        };
    }

    private ImmutableArray<IamGroup> Groups() =>
        [.. AuthorizationDetailsReader.List(element, "GroupList").Select(g => g.GetString()!).Order(StringComparer.Ordinal).Select(Group)];

    private IamGroup Group(string name)
    {
        const string Reason = "The user is in the group and the group is not in the authorization details.";
        return reader.Group(name) ?? new IamGroup(name, name, [PolicyDocument.NotCollected(PolicyKind.Identity, $"group {name}", Reason)]);
    }

    private ImmutableArray<PolicyDocument> Policies(ImmutableArray<IamGroup> groups, ImmutableArray<string> attached)
    {
        var policies = ImmutableArray.CreateBuilder<PolicyDocument>();
        reader.AddInline(policies, element, isRole ? "RolePolicyList" : "UserPolicyList", arn);
        policies.AddRange(attached.Select(a => reader.Managed(a, PolicyKind.Identity)));
        foreach (var policy in groups.SelectMany(static g => g.Policies))
        {
            if (!policies.Contains(policy))
            {
                policies.Add(policy);
            }
        }

        return policies.ToImmutable();
    }

    private ImmutableArray<PolicyDocument> Boundary()
    {
        if (!element.TryGetProperty("PermissionsBoundary", out var boundary) || boundary.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return [reader.Managed(AuthorizationDetailsReader.Text(boundary, "PermissionsBoundaryArn"), PolicyKind.Boundary)];
    }

    private PolicyDocument Trust()
    {
        var name = $"{arn} trust policy";
        return element.TryGetProperty("AssumeRolePolicyDocument", out var text)
            ? reader.Document(text, PolicyKind.Trust, name)
            : PolicyDocument.NotCollected(PolicyKind.Trust, name, "The role's entry in the authorization details has no trust policy.");
    }

    /// <summary>The tags stand in the authorization details whole, so a tag that is not listed is not there. A role's session may bring further ones; the role has not.</summary>
    private RequestContext AsResource()
    {
        var known = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["iam:PermissionsBoundary"] = element.TryGetProperty("PermissionsBoundary", out var boundary) && boundary.ValueKind == JsonValueKind.Object
                ? [AuthorizationDetailsReader.Text(boundary, "PermissionsBoundaryArn")] : [],
            ["aws:ResourceAccount"] = [arn.Split(':', 6)[4]],
        };
        foreach (var tag in AuthorizationDetailsReader.List(element, "Tags"))
        {
            known["aws:ResourceTag/" + AuthorizationDetailsReader.Text(tag, "Key")] = [AuthorizationDetailsReader.Text(tag, "Value")];
            known["iam:ResourceTag/" + AuthorizationDetailsReader.Text(tag, "Key")] = [AuthorizationDetailsReader.Text(tag, "Value")];
        }

        return RequestContext.Partial(known).Listing("aws:ResourceTag/", "iam:ResourceTag/");
    }

    private Dictionary<string, ImmutableArray<string>> Context(Requester requester)
    {
        var known = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["aws:PrincipalArn"] = [arn],
            ["aws:PrincipalAccount"] = [requester.Account ?? string.Empty],
            ["aws:PrincipalType"] = [isRole ? "AssumedRole" : "User"],
            ["aws:PrincipalIsAWSService"] = ["false"],
            ["aws:PrincipalServiceName"] = [],
            ["aws:username"] = isRole ? [] : [requester.Name],
        };
        if (!isRole)
        {
            known["aws:userid"] = [AuthorizationDetailsReader.Text(element, "UserId")];
        }

        foreach (var tag in AuthorizationDetailsReader.List(element, "Tags"))
        {
            known["aws:PrincipalTag/" + AuthorizationDetailsReader.Text(tag, "Key")] = [AuthorizationDetailsReader.Text(tag, "Value")];
        }

        return known;
    }
}
