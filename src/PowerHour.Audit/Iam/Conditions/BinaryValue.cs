using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>Bytes in base64.</summary>
internal sealed class BinaryValue : ConditionValue
{
    internal required byte[] Bytes { get; init; }

    internal static byte[]? TryDecode(string text)
    {
        var buffer = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, buffer, out var written) ? buffer[..written] : null;
    }

    internal override Truth Matches(string requestValue, RequestContext context) =>
        TruthLogic.Of(TryDecode(requestValue) is { } bytes && bytes.AsSpan().SequenceEqual(Bytes));
}
