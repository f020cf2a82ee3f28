using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The network extension: IP addresses and CIDR blocks.</summary>
internal static class NetworkExtension
{
    private static readonly CelType Ip = TypeNames.Ip;
    private static readonly CelType Cidr = TypeNames.Cidr;

    public static IEnumerable<CelOverload> All => Addresses.Concat(Blocks);

    private static IEnumerable<CelOverload> Addresses =>
    [
        CelOverload.Global("ip", [CelType.String], Ip, (a, _) => WithIp(a[0], CelValue.Opaque)),
        CelOverload.Global("isIP", [CelType.String], CelType.Bool, (a, _) => CelValue.Bool(IpAddress.Parse(a[0].AsString()) is not null)),
        CelOverload.Global("ip.isCanonical", [CelType.String], CelType.Bool, (a, _) => IsCanonical(a[0])),
        CelOverload.Global("string", [Ip], CelType.String, Text),
        CelOverload.Member("family", [Ip], CelType.Int, (a, _) => CelValue.Int(IpOf(a[0]).Family)),
        Test("isUnspecified", ip => ip.IsUnspecified),
        Test("isLoopback", ip => ip.IsLoopback),
        Test("isGlobalUnicast", ip => ip.IsGlobalUnicast),
        Test("isLinkLocalMulticast", ip => ip.IsLinkLocalMulticast),
        Test("isLinkLocalUnicast", ip => ip.IsLinkLocalUnicast),
    ];

    private static IEnumerable<CelOverload> Blocks =>
    [
        CelOverload.Global("cidr", [CelType.String], Cidr, (a, _) => WithCidr(a[0], CelValue.Opaque)),
        CelOverload.Global("isCIDR", [CelType.String], CelType.Bool, (a, _) => CelValue.Bool(CidrBlock.Parse(a[0].AsString()) is not null)),
        CelOverload.Global("string", [Cidr], CelType.String, Text),
        CelOverload.Member("containsIP", [Cidr, Ip], CelType.Bool, (a, _) => CelValue.Bool(CidrOf(a[0]).Contains(IpOf(a[1])))),
        CelOverload.Member("containsIP", [Cidr, CelType.String], CelType.Bool, (a, _) => ContainsIp(a[0], a[1])),
        CelOverload.Member("containsCIDR", [Cidr, Cidr], CelType.Bool, (a, _) => CelValue.Bool(CidrOf(a[0]).Contains(CidrOf(a[1])))),
        CelOverload.Member("containsCIDR", [Cidr, CelType.String], CelType.Bool, (a, _) => ContainsCidr(a[0], a[1])),
        CelOverload.Member("ip", [Cidr], Ip, (a, _) => CelValue.Opaque(CidrOf(a[0]).Address)),
        CelOverload.Member("masked", [Cidr], Cidr, (a, _) => CelValue.Opaque(CidrOf(a[0]).Masked)),
        CelOverload.Member("prefixLength", [Cidr], CelType.Int, (a, _) => CelValue.Int(CidrOf(a[0]).PrefixLength)),
    ];

    private static IpAddress IpOf(CelValue value) => (IpAddress)value.AsOpaque();

    private static CidrBlock CidrOf(CelValue value) => (CidrBlock)value.AsOpaque();

    private static CelValue Text(ReadOnlySpan<CelValue> arguments, CelContext context) =>
        CelValue.String(arguments[0].AsOpaque().ToString()!);

    private static CelOverload Test(string name, Func<IpAddress, bool> test) =>
        CelOverload.Member(name, [Ip], CelType.Bool, (a, _) => CelValue.Bool(test(IpOf(a[0]))));

    private static CelValue WithIp(CelValue text, Func<IpAddress, CelValue> then) =>
        IpAddress.Parse(text.AsString()) is { } ip ? then(ip) : CelValue.Error($"{text} is not an IP address");

    private static CelValue WithCidr(CelValue text, Func<CidrBlock, CelValue> then) =>
        CidrBlock.Parse(text.AsString()) is { } block ? then(block) : CelValue.Error($"{text} is not a CIDR block such as '10.0.0.0/8'");

    private static CelValue IsCanonical(CelValue text) =>
        WithIp(text, ip => CelValue.Bool(string.Equals(ip.ToString(), text.AsString(), StringComparison.Ordinal)));

    private static CelValue ContainsIp(CelValue block, CelValue text) => WithIp(text, ip => CelValue.Bool(CidrOf(block).Contains(ip)));

    private static CelValue ContainsCidr(CelValue block, CelValue text) => WithCidr(text, other => CelValue.Bool(CidrOf(block).Contains(other)));
}
