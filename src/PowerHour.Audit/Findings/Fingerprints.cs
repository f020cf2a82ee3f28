using System.Security.Cryptography;
using System.Text;

namespace PowerHour.Audit.Findings;

/// <summary>Makes the stable identity of a finding.</summary>
public static class Fingerprints
{
    /// <summary>The fingerprint of a rule on a resource.</summary>
    /// <param name="ruleId">The rule's id.</param>
    /// <param name="arn">The resource's ARN.</param>
    /// <returns>32 lower-case hex digits: the first half of a SHA-256.</returns>
    public static string Of(string ruleId, string arn)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{ruleId}\n{arn}"), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
