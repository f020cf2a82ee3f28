using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The clause <c>%s</c> of <c>format</c>.</summary>
internal static class FormatText
{
    private const int MaxDepth = 100;

    /// <summary>The text as a string value; or the unknown or error inside the value.</summary>
    public static CelValue Of(CelValue value, CelContext context)
    {
        var gathered = default(Gathered);
        var text = new StringBuilder();
        Append(text, value, ref gathered, context, 0);
        return gathered.Problem ?? CelValue.String(text.ToString());
    }

    private static void Append(StringBuilder text, CelValue value, ref Gathered gathered, CelContext context, int depth)
    {
        Concatenation.ChargeText(text.Length, context, 16);
        if (depth > MaxDepth)
        {
            throw new CelLimitException($"values nest deeper than {MaxDepth} levels");
        }

        if (!gathered.IsPlain(value))
        {
            return;
        }

        switch (value.Kind)
        {
            case CelKind.List:
                AppendList(text, value.AsList(), ref gathered, context, depth);
                break;
            case CelKind.Map:
                AppendMap(text, value.AsMap(), ref gathered, context, depth);
                break;
            default:
                gathered.IsPlain(Scalar(text, value));
                break;
        }
    }

    private static void AppendList(StringBuilder text, CelList list, ref Gathered gathered, CelContext context, int depth)
    {
        if (list.Gap is { } gap)
        {
            gathered.IsPlain(CelValue.Unknown(gap));
        }

        text.Append('[');
        for (var i = 0; i < list.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, list[i], ref gathered, context, depth + 1);
        }

        text.Append(']');
    }

    private static void AppendMap(StringBuilder text, CelMap map, ref Gathered gathered, CelContext context, int depth)
    {
        var separator = "{";
        foreach (var (name, key) in map.Keys.Select(k => (Name: KeyText(k), k)).OrderBy(k => k.Name, StringComparer.Ordinal))
        {
            text.Append(separator).Append(name).Append(": ");
            map.TryGetValue(key, out var value);
            Append(text, value, ref gathered, context, depth + 1);
            separator = ", ";
        }

        text.Append(map.Count == 0 ? "{}" : "}");
    }

    private static string KeyText(CelValue key)
    {
        var text = new StringBuilder();
        Scalar(text, key);
        return text.ToString();
    }

    private static CelValue Scalar(StringBuilder text, CelValue value)
    {
        switch (value.Kind)
        {
            case CelKind.String:
                text.Append(value.AsString());
                break;
            case CelKind.Bytes:
                text.Append(Encoding.UTF8.GetString(value.AsBytes()));
                break;
            case CelKind.Double:
                text.Append(FormatNumber.NotFinite(value.AsDouble()) ?? CelText.OfDouble(value.AsDouble()));
                break;
            case CelKind.Uint:
                text.Append(FormatNumber.Decimal(value));
                break;
            case CelKind.Object or CelKind.Opaque or CelKind.Optional:
                return CelValue.Error($"the clause %s does not take {KindNames.Of(value)}");
            default:
                text.Append(CelRendering.Short(value));
                break;
        }

        return default;
    }
}
