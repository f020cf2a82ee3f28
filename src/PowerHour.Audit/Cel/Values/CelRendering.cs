using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Cel.Values;

/// <summary>Short renderings of values on one line, whatever they contain.</summary>
internal static class CelRendering
{
    private const int Longest = 120;
    private const int Deepest = 4;

    public static string Short(CelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest - 1) + "…";
    }

    private static void Append(StringBuilder text, CelValue value, int depth)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                AppendQuoted(text, value.AsString());
                break;
            case CelKind.List:
                AppendList(text, value.AsList(), depth);
                break;
            case CelKind.Map:
                AppendMap(text, value.AsMap(), depth);
                break;
            case CelKind.Optional:
                AppendOptional(text, value.AsOptional(), depth);
                break;
            default:
                text.Append(Scalar(value));
                break;
        }
    }

    private static string Scalar(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool() ? "true" : "false",
        CelKind.Int => value.AsInt().ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => value.AsUint().ToString(CultureInfo.InvariantCulture) + "u",
        CelKind.Double => CelText.OfDouble(value.AsDouble()),
        CelKind.Bytes => $"bytes({value.AsBytes().Length})",
        CelKind.Timestamp => CelText.OfTimestamp(value),
        CelKind.Duration => CelText.OfDuration(value),
        CelKind.Type => value.AsType().Name,
        CelKind.Object => value.AsObject().ObjectType.Name,
        CelKind.Opaque => value.AsOpaque().ToString() ?? "",
        CelKind.Unknown => value.AsUnknown().ToString(),
        _ => $"error({value.AsError().Message})",
    };

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('\'');
        foreach (var c in value.AsSpan(0, Math.Min(value.Length, Longest)))
        {
            text.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        text.Append('\'');
    }

    private static void AppendList(StringBuilder text, CelList list, int depth)
    {
        text.Append('[');
        for (var i = 0; i < list.Count && !IsFull(text, depth); i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list[i], depth + 1);
        }

        text.Append(IsFull(text, depth) && list.Count > 0 ? "…" : "").Append(list.Gap is null ? "]" : ", perhaps more]");
    }

    private static void AppendMap(StringBuilder text, CelMap map, int depth)
    {
        text.Append('{');
        var separator = "";
        foreach (var key in map.Keys.TakeWhile(_ => !IsFull(text, depth)))
        {
            text.Append(separator);
            Append(text, key, depth + 1);
            text.Append(": ");
            map.TryGetValue(key, out var value);
            Append(text, value, depth + 1);
            separator = ", ";
        }

        text.Append(IsFull(text, depth) && map.Count > 0 ? "…}" : "}");
    }

    private static void AppendOptional(StringBuilder text, CelOptional optional, int depth)
    {
        if (!optional.HasValue || IsFull(text, depth))
        {
            text.Append(optional.HasValue ? "optional.of(…)" : "optional.none()");
            return;
        }

        text.Append("optional.of(");
        Append(text, optional.Value, depth + 1);
        text.Append(')');
    }

    private static bool IsFull(StringBuilder text, int depth) => text.Length > Longest || depth >= Deepest;
}
