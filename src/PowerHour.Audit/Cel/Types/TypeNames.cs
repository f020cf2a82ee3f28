using System.Collections.Frozen;

namespace PowerHour.Audit.Cel.Types;

/// <summary>The types an expression can name.</summary>
internal static class TypeNames
{
    public static readonly CelType Ip = CelType.Opaque("net.IP");

    public static readonly CelType Cidr = CelType.Opaque("net.CIDR");

    private static readonly FrozenDictionary<string, CelType> ByName = new[]
    {
        CelType.Bool, CelType.Int, CelType.Uint, CelType.Double, CelType.String, CelType.Bytes, CelType.Null,
        CelType.Timestamp, CelType.Duration, CelType.List(CelType.Dyn), CelType.Map(CelType.Dyn, CelType.Dyn),
        CelType.Optional(CelType.Dyn), CelType.Type(CelType.Dyn), Ip, Cidr,
    }.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);

    public static CelType? Find(string name) => ByName.GetValueOrDefault(name);
}
