using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>An IP address. An IPv4 address mapped into IPv6 equals the IPv4 address.</summary>
internal sealed class IpAddress(IPAddress address) : CelOpaque
{
    private readonly byte[] _bytes = address.GetAddressBytes();

    public override CelType Type => TypeNames.Ip;

    public byte[] Bytes => _bytes;

    public int Family => _bytes.Length == 4 ? 4 : 6;

    public bool IsUnspecified => Array.TrueForAll(_bytes, b => b == 0);

    public bool IsLoopback => IPAddress.IsLoopback(address);

    public bool IsLinkLocalUnicast => Family == 4 ? _bytes is [169, 254, ..] : address.IsIPv6LinkLocal;

    public bool IsLinkLocalMulticast => Family == 4 ? _bytes is [224, 0, 0, _] : _bytes[0] == 0xFF && (_bytes[1] & 0x0F) == 2;

    public bool IsGlobalUnicast =>
        !IsUnspecified && !IsLoopback && !IsLinkLocalUnicast && !IsMulticast && _bytes is not [255, 255, 255, 255];

    private bool IsMulticast => Family == 4 ? (_bytes[0] & 0xF0) == 0xE0 : address.IsIPv6Multicast;

    /// <summary>Reads an address in the usual notation, without zone, and not in the mixed one; <see langword="null"/> otherwise.</summary>
    public static IpAddress? Parse(string text) => text.Contains(':', StringComparison.Ordinal) ? ParseSix(text) : ParseFour(text);

    public override bool Equals(object? obj) => obj is IpAddress other && Plain().Equals(other.Plain());

    public override int GetHashCode() => Plain().GetHashCode();

    public override string ToString() => address.ToString();

    private IPAddress Plain() => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IpAddress? ParseSix(string text) =>
        text.Length <= 45 && text.AsSpan().IndexOfAny("%.[]/") < 0
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6
            ? new(address)
            : null;

    private static IpAddress? ParseFour(string text)
    {
        var parts = text.Length <= 15 ? text.Split('.') : [];
        var bytes = new byte[4];
        for (var i = 0; i < parts.Length && parts.Length == 4; i++)
        {
            if (!byte.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out bytes[i]) || (parts[i].Length > 1 && parts[i][0] == '0'))
            {
                return null;
            }
        }

        return parts.Length == 4 ? new(new IPAddress(bytes)) : null;
    }
}
