using System.Globalization;
using System.Net;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>An address with the length of its network prefix.</summary>
internal sealed class CidrBlock(IpAddress address, int prefixLength) : CelOpaque
{
    public override CelType Type => TypeNames.Cidr;

    public IpAddress Address => address;

    public int PrefixLength => prefixLength;

    /// <summary>The block with the bits after the prefix set to zero.</summary>
    public CidrBlock Masked
    {
        get
        {
            var bytes = (byte[])address.Bytes.Clone();
            for (var bit = prefixLength; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
            }

            return new(new IpAddress(new IPAddress(bytes)), prefixLength);
        }
    }

    /// <summary>Reads <c>address/length</c>; <see langword="null"/> when it is something else.</summary>
    public static CidrBlock? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IpAddress.Parse(text[..slash]) is { } address
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= address.Bytes.Length * 8
                ? new(address, length)
                : null;
    }

    public bool Contains(IpAddress other) => other.Bytes.Length == address.Bytes.Length && SharesPrefix(other.Bytes);

    public bool Contains(CidrBlock other) => other.PrefixLength >= prefixLength && Contains(other.Address);

    public override bool Equals(object? obj) =>
        obj is CidrBlock other && prefixLength == other.PrefixLength && address.Equals(other.Address);

    public override int GetHashCode() => HashCode.Combine(address, prefixLength);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{address}/{prefixLength}");

    private bool SharesPrefix(byte[] other)
    {
        for (var bit = 0; bit < prefixLength; bit++)
        {
            if (((address.Bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
