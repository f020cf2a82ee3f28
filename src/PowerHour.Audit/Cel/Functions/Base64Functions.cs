using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The encoder extension.</summary>
internal static class Base64Functions
{
    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("base64.encode", [CelType.Bytes], CelType.String, (a, c) => Encode(a[0].AsBytes(), c)),
        CelOverload.Global("base64.decode", [CelType.String], CelType.Bytes, (a, c) => Decode(a[0].AsString(), c)),
    ];

    private static CelValue Encode(byte[] bytes, CelContext context)
    {
        Concatenation.ChargeText(bytes.Length * 4L / 3, context);
        return CelValue.String(Convert.ToBase64String(bytes));
    }

    // Padding may be left out.
    private static CelValue Decode(string text, CelContext context)
    {
        Concatenation.ChargeText(text.Length, context);
        var padded = Encoding.UTF8.GetBytes(text.Length % 4 is 0 or 1 ? text : text.PadRight(text.Length + 4 - (text.Length % 4), '='));
        var decoded = new byte[padded.Length];
        var status = System.Buffers.Text.Base64.DecodeFromUtf8(padded, decoded, out _, out var length);
        return status == System.Buffers.OperationStatus.Done ? CelValue.Bytes(decoded[..length]) : CelValue.Error("the text is not base64");
    }
}
