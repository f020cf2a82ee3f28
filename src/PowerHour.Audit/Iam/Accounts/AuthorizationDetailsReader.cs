using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using PowerHour.Audit.Iam.Accounts.Form;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts;

/// <summary>Reads the output of <c>get-account-authorization-details</c>. A managed policy is read once, however often attached.</summary>
internal sealed class AuthorizationDetailsReader(ReadOnlyMemory<byte> utf8)
{
    private readonly Dictionary<string, JsonElement> _managedText = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Arn, PolicyKind Kind), PolicyDocument> _managed = [];
    private readonly Dictionary<string, IamGroup> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _groupManaged = new(StringComparer.Ordinal);
    private readonly List<PolicyDocument> _documents = [];
    private PolicyParseOptions _options = PolicyParseOptions.Default;

    internal AccountAuthorization Read()
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = DetailsForm.MaxDepth });
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AuthorizationDetailsException($"the authorization details could not be read: {error.Message} {AuthorizationDetailsException.Expected}", error);
        }
    }

    private AccountAuthorization Read(JsonElement root)
    {
        var entities = List(root, "UserDetailList").Select(static e => (Arn: Text(e, "Arn"), Element: e, IsRole: false))
            .Concat(List(root, "RoleDetailList").Select(static e => (Arn: Text(e, "Arn"), Element: e, IsRole: true)))
            .OrderBy(static e => e.Arn, StringComparer.Ordinal)
            .ToList();
        RequireForm(root, entities.Select(static e => e.Arn));
        var fields = entities.Count == 0 ? ["arn", "aws", "iam", string.Empty, string.Empty] : entities[0].Arn.Split(':', 6);
        _options = new PolicyParseOptions { Partition = fields[1], Pool = new PatternPool() };
        foreach (var policy in List(root, "Policies"))
        {
            _managedText[Text(policy, "Arn")] = policy;
        }

        foreach (var group in List(root, "GroupDetailList").OrderBy(static g => Text(g, "Arn"), StringComparer.Ordinal))
        {
            ReadGroup(group);
        }

        var principals = ImmutableArray.CreateBuilder<IamPrincipal>(entities.Count);
        foreach (var (arn, element, isRole) in entities)
        {
            principals.Add(new PrincipalBuilder(this, element, arn, isRole).Build(principals.Count));
        }

        var isCut = root.TryGetProperty("IsTruncated", out var cut) && cut.ValueKind == JsonValueKind.True;
        return new AccountAuthorization(
            fields[4], fields[1], principals.MoveToImmutable(), [.. _groups.Values], [.. _documents], OlderVersions(), !isCut);
    }

    /// <summary>Refuses what would read as an account without anybody in it.</summary>
    private static void RequireForm(JsonElement root, IEnumerable<string> arns)
    {
        if (!root.TryGetProperty("UserDetailList", out _) && !root.TryGetProperty("RoleDetailList", out _))
        {
            throw new InvalidOperationException("there is neither a UserDetailList nor a RoleDetailList.");
        }

        if (arns.FirstOrDefault(static a => a.Split(':', 6) is not ["arn", _, "iam", _, { Length: 12 }, _]) is { } odd)
        {
            throw new InvalidOperationException($"'{(odd.Length > 100 ? odd[..100] : odd)}' is not the ARN of a user or role.");
        }
    }

    private void ReadGroup(JsonElement group)
    {
        var arn = Text(group, "Arn");
        var attached = Attached(group);
        var policies = ImmutableArray.CreateBuilder<PolicyDocument>();
        AddInline(policies, group, "GroupPolicyList", arn);
        policies.AddRange(attached.Select(a => Managed(a, PolicyKind.Identity)));
        var name = Text(group, "GroupName");
        _groups[name] = new IamGroup(arn, name, policies.ToImmutable());
        _groupManaged[name] = attached;
    }

    internal IamGroup? Group(string name) => _groups.GetValueOrDefault(name);

    internal ImmutableArray<string> GroupManaged(string name) => _groupManaged.GetValueOrDefault(name, []);

    internal void AddInline(ImmutableArray<PolicyDocument>.Builder policies, JsonElement owner, string list, string arn)
    {
        foreach (var inline in List(owner, list))
        {
            var name = $"{arn} inline policy {Text(inline, "PolicyName")}";
            policies.Add(Document(inline.GetProperty("PolicyDocument"), PolicyKind.Identity, name));
        }
    }

    internal PolicyDocument Managed(string arn, PolicyKind kind)
    {
        if (_managed.TryGetValue((arn, kind), out var document))
        {
            return document;
        }

        document = DefaultVersion(arn) is { } text ? Document(text, kind, arn) : Missing(arn, kind);
        return _managed[(arn, kind)] = document;
    }

    internal PolicyDocument Document(JsonElement text, PolicyKind kind, string name)
    {
        var document = text.ValueKind == JsonValueKind.String
            ? PolicyDocument.Parse(Unescaped(text), kind, name, _options)
            : PolicyDocument.Parse(JsonMarshal.GetRawUtf8Value(text), kind, name, _options);
        _documents.Add(document);
        return document;
    }

    internal static ImmutableArray<string> Attached(JsonElement owner) =>
        [.. List(owner, "AttachedManagedPolicies").Select(static a => Text(a, "PolicyArn")).Order(StringComparer.Ordinal)];

    internal static IEnumerable<JsonElement> List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];

    internal static string Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : string.Empty;

    private static byte[] Unescaped(JsonElement text) => Encoding.UTF8.GetBytes(Uri.UnescapeDataString(text.GetString()!));

    /// <summary>Those of the account's own policies; the versions of a policy of AWS are set by AWS.</summary>
    private ILookup<string, OlderVersion> OlderVersions() => _managedText
        .Where(p => p.Key.Split(':', 6) is [_, _, _, _, { Length: 12 }, _])
        .SelectMany(p => List(p.Value, "PolicyVersionList").Where(v => !IsDefault(v, Text(p.Value, "DefaultVersionId")) && v.TryGetProperty("Document", out _)).Select(v => (p.Key, Version: v)))
        .ToLookup(v => v.Key, v => Older(v.Key, v.Version), StringComparer.Ordinal);

    private OlderVersion Older(string arn, JsonElement version)
    {
        var text = version.GetProperty("Document");
        return new OlderVersion($"{arn} version {Text(version, "VersionId")}", text.ValueKind == JsonValueKind.String ? Unescaped(text) : JsonMarshal.GetRawUtf8Value(text).ToArray(), _options);
    }

    private static bool IsDefault(JsonElement version, string wanted) =>
        (version.TryGetProperty("IsDefaultVersion", out var flag) && flag.ValueKind == JsonValueKind.True) || Ordinal.Same(Text(version, "VersionId"), wanted);

    private PolicyDocument Missing(string arn, PolicyKind kind)
    {
        var document = PolicyDocument.NotCollected(kind, arn, "The policy is attached and its document is not in the authorization details.");
        _documents.Add(document);
        return document;
    }

    private JsonElement? DefaultVersion(string arn)
    {
        if (!_managedText.TryGetValue(arn, out var policy))
        {
            return null;
        }

        var wanted = Text(policy, "DefaultVersionId");
        foreach (var version in List(policy, "PolicyVersionList"))
        {
            if (IsDefault(version, wanted) && version.TryGetProperty("Document", out var text))
            {
                return text;
            }
        }

        return null;
    }
}
