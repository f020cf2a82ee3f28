using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PowerHour.Audit.Iam.Authorization;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Cases;

/// <summary>Reads the policies of a case; a text that was read before is not read again.</summary>
internal sealed class CasePolicyReader
{
    private const int RememberedPolicies = 4096;

    private readonly Dictionary<(PolicyKind Kind, string Name, string Text), PolicyDocument> _known = [];

    internal PolicyBundle Read(JsonElement element) => new()
    {
        Identity = ReadList(element, "identity", PolicyKind.Identity, "identity"),
        Boundary = ReadList(element, "boundaries", PolicyKind.Boundary, "boundary"),
        Session = ReadSession(element),
        ServiceControl = ReadLevels(element, "scps", PolicyKind.ServiceControl),
        ResourceControl = ReadLevels(element, "rcps", PolicyKind.ResourceControl),
        Resource = ReadResource(element),
        VpcEndpoint = ReadList(element, "vpcEndpoint", PolicyKind.VpcEndpoint, "vpc-endpoint"),
    };

    private ImmutableArray<PolicyDocument> ReadSession(JsonElement element) =>
        element.TryGetProperty("session", out var session) && session.ValueKind == JsonValueKind.Object
            ? [ReadOne(session, PolicyKind.Session, "session")]
            : ReadList(element, "session", PolicyKind.Session, "session");

    private PolicyDocument? ReadResource(JsonElement element) =>
        element.TryGetProperty("resource", out var resource) && resource.ValueKind != JsonValueKind.Null
            ? ReadOne(resource, PolicyKind.Resource, "resource")
            : null;

    private ImmutableArray<PolicyLevel> ReadLevels(JsonElement element, string name, PolicyKind kind)
    {
        if (!element.TryGetProperty(name, out var levels) || levels.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var read = ImmutableArray.CreateBuilder<PolicyLevel>();
        foreach (var level in levels.EnumerateArray())
        {
            var label = level.TryGetProperty("org", out var org) ? org.GetString()! : string.Empty;
            read.Add(new PolicyLevel(label, ReadList(level, "policies", kind, $"{name}[{label}]")));
        }

        return read.ToImmutable();
    }

    private ImmutableArray<PolicyDocument> ReadList(JsonElement element, string name, PolicyKind kind, string label)
    {
        if (!element.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var read = ImmutableArray.CreateBuilder<PolicyDocument>();
        foreach (var policy in list.EnumerateArray())
        {
            read.Add(ReadOne(policy, kind, string.Create(CultureInfo.InvariantCulture, $"{label}[{read.Count}]")));
        }

        return read.ToImmutable();
    }

    private PolicyDocument ReadOne(JsonElement policy, PolicyKind kind, string name)
    {
        var text = policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText();
        if (_known.TryGetValue((kind, name, text), out var document))
        {
            return document;
        }

        if (_known.Count >= RememberedPolicies)
        {
            _known.Clear();
        }

        return _known[(kind, name, text)] = PolicyDocument.Parse(Encoding.UTF8.GetBytes(text), kind, name);
    }
}
