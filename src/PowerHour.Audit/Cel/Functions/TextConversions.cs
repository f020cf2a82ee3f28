using System.Globalization;
using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Conversions to and from text: strings, bytes, points and spans of time.</summary>
internal static class TextConversions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Global("string", [CelType.String], CelType.String, Conversions.Same),
        CelOverload.Global("string", [CelType.Bool], CelType.String, (a, _) => CelValue.String(a[0].AsBool() ? "true" : "false")),
        CelOverload.Global("string", [CelType.Int], CelType.String, (a, _) => CelValue.String(a[0].AsInt().ToString(CultureInfo.InvariantCulture))),
        CelOverload.Global("string", [CelType.Uint], CelType.String, (a, _) => CelValue.String(a[0].AsUint().ToString(CultureInfo.InvariantCulture))),
        CelOverload.Global("string", [CelType.Double], CelType.String, (a, _) => CelValue.String(CelText.OfDouble(a[0].AsDouble()))),
        CelOverload.Global("string", [CelType.Bytes], CelType.String, (a, c) => Decode(a[0].AsBytes(), c)),
        CelOverload.Global("string", [CelType.Timestamp], CelType.String, (a, _) => CelValue.String(CelText.OfTimestamp(a[0]))),
        CelOverload.Global("string", [CelType.Duration], CelType.String, (a, _) => CelValue.String(CelText.OfDuration(a[0]))),
        CelOverload.Global("bytes", [CelType.Bytes], CelType.Bytes, Conversions.Same),
        CelOverload.Global("bytes", [CelType.String], CelType.Bytes, (a, c) => Encode(a[0].AsString(), c)),
        CelOverload.Global("timestamp", [CelType.Timestamp], CelType.Timestamp, Conversions.Same),
        CelOverload.Global("timestamp", [CelType.Int], CelType.Timestamp, (a, _) => TimeArithmetic.Timestamp((Int128)a[0].AsInt() * 1_000_000_000)),
        CelOverload.Global("timestamp", [CelType.String], CelType.Timestamp, (a, _) => TimeParser.Timestamp(a[0].AsString())),
        CelOverload.Global("duration", [CelType.Duration], CelType.Duration, Conversions.Same),
        CelOverload.Global("duration", [CelType.Int], CelType.Duration, (a, _) => TimeArithmetic.Duration((Int128)a[0].AsInt() * 1_000_000_000)),
        CelOverload.Global("duration", [CelType.String], CelType.Duration, (a, _) => TimeParser.Duration(a[0].AsString())),
    ];

    private static CelValue Encode(string text, CelContext context)
    {
        Concatenation.ChargeText(Encoding.UTF8.GetByteCount(text), context);
        return CelValue.Bytes(Encoding.UTF8.GetBytes(text));
    }

    private static CelValue Decode(byte[] bytes, CelContext context)
    {
        Concatenation.ChargeText(bytes.Length, context);
        try
        {
            return CelValue.String(StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return CelValue.Error("the bytes are not UTF-8");
        }
    }
}
