using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells whether what runs in a workload can send data away: by its network, whatever its role may do.</summary>
/// <param name="context">The account.</param>
internal sealed class Egress(AnalysisContext context)
{
    /// <summary>Nothing leaves but what the service itself moves.</summary>
    public const string Closed = "closed";

    /// <summary>No route leads out, and an S3 endpoint lets through to buckets of anybody.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>A route leads out and no security group stops it.</summary>
    public const string Open = "open";

    private static readonly ResourceType RouteTable = new("AWS::EC2::RouteTable");
    private static readonly ResourceType Subnet = new("AWS::EC2::Subnet");
    private static readonly ResourceType Group = new("AWS::EC2::SecurityGroup");
    private static readonly ResourceType Connection = new("AWS::Glue::Connection");
    private static readonly ResourceType VpcEndpoint = new("AWS::EC2::VPCEndpoint");
    private static readonly string[] Ways = ["GatewayId", "NatGatewayId", "EgressOnlyInternetGatewayId", "TransitGatewayId", "VpcPeeringConnectionId"];
    private static readonly JsonPath[] Isolation = [JsonPath.Parse("EnableNetworkIsolation"), JsonPath.Parse("NetworkConfig.EnableNetworkIsolation")];
    private static readonly JsonPath[] Ranges = [JsonPath.Parse("IpPermissionsEgress[].IpRanges[].CidrIp"), JsonPath.Parse("IpPermissionsEgress[].Ipv6Ranges[].CidrIpv6")];
    private static readonly HashSet<string> Narrowing = new(StringComparer.OrdinalIgnoreCase) { "aws:PrincipalOrgID", "aws:PrincipalAccount", "aws:ResourceAccount", "aws:ResourceOrgID" };

    private readonly Dictionary<Node, CelValue> _known = [];
    private readonly Dictionary<Resource, bool> _leadsOut = new(ReferenceEqualityComparer.Instance);

    /// <summary>The answer for what a way begins with.</summary>
    /// <param name="way">A way that begins with a job, notebook, domain, model or Glue job; anything else is closed.</param>
    /// <returns>One of the three words; unknown where a part that decides was not read.</returns>
    public CelValue Of(Chain way)
    {
        if (way.Node is not { } node)
        {
            return CelValue.String(Closed);
        }

        if (!_known.TryGetValue(node, out var known))
        {
            _known[node] = known = Of(node);
        }

        return known;
    }

    private CelValue Of(Node node)
    {
        if (Find(node) is not { } workload || Isolation.Any(i => i.First(workload.Properties) is { ValueKind: JsonValueKind.True }))
        {
            return CelValue.String(Closed);
        }

        if (Text(workload, "DirectInternetAccess") == "Enabled" || Text(workload, "AppNetworkAccessType") == "PublicInternetOnly")
        {
            return CelValue.String(Open);
        }

        var attached = node.Out.Where(e => e.Kind == "attached-to").SelectMany(e => e.To.Type.ShortName == "Connection" ? e.To.Out.Where(c => c.Kind == "attached-to") : [e]).Select(e => e.To).Distinct().ToArray();
        return ByNetwork(workload, [.. attached.Where(n => n.Type == Subnet).Select(Find).OfType<Resource>()], [.. attached.Where(n => n.Type == Group).Select(Find).OfType<Resource>()]);
    }

    private CelValue ByNetwork(Resource workload, Resource[] subnets, Resource[] groups)
    {
        if (subnets.Length == 0)
        {
            var unseen = NamesNetwork(workload) ? context.Store.GapsOf(Subnet, workload.Region).Concat(context.Store.GapsOf(Connection, workload.Region)).DefaultIfEmpty($"{GapCause.NotCollected.Name()} subnets-of-{workload.Id} {workload.Region}") : workload.Unread.Select(u => u.GapId);
            return Unread.Because(unseen) is { } gap ? CelValue.Unknown(gap) : CelValue.String(Open);
        }

        // A workload can not be without a group; those of other accounts may let everything out.
        if (subnets.Any(LeadsOut) && (groups.Any(LetsOut) || (groups.Length == 0 && context.Store.GapsOf(Group, workload.Region).Count == 0)))
        {
            return CelValue.String(Open);
        }

        var gaps = new[] { RouteTable, Group, VpcEndpoint }.SelectMany(t => context.Store.GapsOf(t, workload.Region));
        return Unread.Because(gaps.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { } unknown ? CelValue.Unknown(unknown)
            : CelValue.String(subnets.Any(HasOpenEndpoint) ? Endpoints : Closed);
    }

    private static bool NamesNetwork(Resource workload) =>
        JsonPath.Parse("VpcConfig.Subnets[]").Select(workload.Properties).Concat(JsonPath.Parse("NetworkConfig.VpcConfig.Subnets[]").Select(workload.Properties)).Concat(JsonPath.Parse("Connections.Connections[]").Select(workload.Properties)).Any()
        || Text(workload, "SubnetId") is not null || JsonPath.Parse("SubnetIds[]").Select(workload.Properties).Any();

    /// <summary>A subnet without a table of its own follows the main table of its VPC.</summary>
    private bool LeadsOut(Resource subnet)
    {
        if (!_leadsOut.TryGetValue(subnet, out var known))
        {
            _leadsOut[subnet] = known = HasRouteOut(subnet);
        }

        return known;
    }

    private bool HasRouteOut(Resource subnet)
    {
        var tables = context.Store.Keep(RouteTable).All.Where(t => t.Region == subnet.Region).ToArray();
        var own = tables.Where(t => JsonPath.Parse("Associations[].SubnetId").Select(t.Properties).Any(s => s.Value.GetString() == subnet.Id)).ToArray();
        var main = tables.Where(t => Text(t, "VpcId") == Text(subnet, "VpcId") && JsonPath.Parse("Associations[].Main").Select(t.Properties).Any(m => m.Value.ValueKind == JsonValueKind.True));
        return (own.Length > 0 ? own : main).SelectMany(t => JsonPath.Parse("Routes[]").Select(t.Properties)).Any(r => IsOut(r.Value));
    }

    private static bool IsOut(JsonElement route) =>
        (Text(route, "DestinationCidrBlock") == "0.0.0.0/0" || Text(route, "DestinationIpv6CidrBlock") == "::/0") && Array.Exists(Ways, w => Text(route, w) is { } gateway && gateway != "local" && !gateway.StartsWith("vpce-", StringComparison.Ordinal));

    private static bool LetsOut(Resource group) => Ranges.Any(r => r.Select(group.Properties).Any(v => v.Value.GetString() is "0.0.0.0/0" or "::/0"));

    private bool HasOpenEndpoint(Resource subnet) => context.Store.Keep(VpcEndpoint).All.Any(e => Text(e, "VpcId") == Text(subnet, "VpcId") && Text(e, "ServiceName")?.EndsWith(".s3", StringComparison.Ordinal) == true
        && (!e.Properties.TryGetProperty("Policy", out var policy) || PolicyStatements.Read(policy).Any(IsOpen)));

    private static bool IsOpen(PolicyStatement statement) => statement.Allows && statement.Principals.Contains("*", StringComparer.Ordinal) && (statement.Resources.Contains("*", StringComparer.Ordinal) || statement.NotResources.Count > 0)
        && !statement.Conditions.Any(o => o.Key.StartsWith("StringEquals", StringComparison.Ordinal) && !o.Key.EndsWith("IfExists", StringComparison.Ordinal) && o.Value.Keys.Any(Narrowing.Contains));

    private Resource? Find(Node node) => context.Store.Keep(node.Type).Find(node.Arn, node.Region);

    private static string? Text(Resource resource, string member) => Text(resource.Properties, member);

    private static string? Text(JsonElement owner, string member) => owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
