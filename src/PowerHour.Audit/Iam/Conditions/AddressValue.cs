using System.Globalization;
using System.Net;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>An IPv4 or IPv6 range in CIDR form; a bare address is a range of one.</summary>
internal sealed class AddressValue : ConditionValue
{
    internal required byte[] Network { get; init; }

    internal required int PrefixLength { get; init; }

    /// <summary>
    /// True when S3 does not call the range public: not broader than /8 (IPv4) or /32 (IPv6), which takes in the private ranges.
    /// Source: access-control-block-public-access.html.
    /// </summary>
    internal bool IsNarrow => PrefixLength >= (Network.Length == 16 ? 32 : 8);

    internal static AddressValue? TryParse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!IPAddress.TryParse(slash < 0 ? text : text[..slash], out var address))
        {
            return null;
        }

        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length)
            || length > bytes.Length * 8))
        {
            return null;
        }

        return new AddressValue { Text = text, Network = bytes, PrefixLength = length };
    }

    internal override Truth Matches(string requestValue, RequestContext context) =>
        TruthLogic.Of(IPAddress.TryParse(requestValue, out var address) && Contains(address.GetAddressBytes()));

    private bool Contains(byte[] address)
    {
        if (address.Length != Network.Length)
        {
            return false;
        }

        for (var bit = 0; bit < PrefixLength; bit++)
        {
            var mask = 0x80 >> (bit & 7);
            if (((address[bit >> 3] ^ Network[bit >> 3]) & mask) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
