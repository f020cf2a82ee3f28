using System.Globalization;
using System.Text.Json;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>Values written in JSON with their kind: <c>{"int": "1"}</c>, <c>{"list": [...]}</c>, <c>{"unknown": ["cause"]}</c>.</summary>
internal static class JsonValues
{
    public static CelValue Read(JsonElement json)
    {
        var kind = json.EnumerateObject().First();
        var value = kind.Value;
        return kind.Name switch
        {
            "null" => CelValue.Null,
            "bool" => CelValue.Bool(value.GetBoolean()),
            "int" => CelValue.Int(long.Parse(Text(value), CultureInfo.InvariantCulture)),
            "uint" => CelValue.Uint(ulong.Parse(Text(value), CultureInfo.InvariantCulture)),
            "double" => CelValue.Double(Double(Text(value))),
            "string" => CelValue.String(Text(value)),
            "bytes" => CelValue.Bytes(Convert.FromHexString(Text(value))),
            "list" => CelValue.List([.. value.EnumerateArray().Select(Read)]),
            "partial" => Partial(value),
            "map" => CelValue.Map(CelMap.Of(value.EnumerateArray().Select(e => KeyValuePair.Create(Read(e[0]), Read(e[1]))))),
            "type" => CelValue.Type(TypeNames.Find(Text(value))!),
            "duration" => CelValue.DurationNanos((long.Parse(Text(value[0]), CultureInfo.InvariantCulture) * 1_000_000_000) + long.Parse(Text(value[1]), CultureInfo.InvariantCulture)),
            "unknown" => value.EnumerateArray().Select(c => new CelUnknown(Text(c))).Aggregate((CelUnknown?)null, CelUnknown.Merge) is { } u ? CelValue.Unknown(u) : default,
            "error" => CelValue.Error("given"),
            _ => throw new InvalidOperationException($"No value of kind {kind.Name}."),
        };
    }

    /// <summary>The value as the data files write it, to compare and to show.</summary>
    public static string Write(CelValue value) => value.Kind switch
    {
        CelKind.Null => "null",
        CelKind.Bool => value.AsBool() ? "true" : "false",
        CelKind.Double => "double:" + value.AsDouble().ToString("R", CultureInfo.InvariantCulture),
        CelKind.Bytes => "bytes:" + Convert.ToHexString(value.AsBytes()),
        CelKind.String => "string:" + value.AsString(),
        CelKind.List => Written(value.AsList()),
        CelKind.Map => "{" + string.Join(", ", value.AsMap().Keys.Select(k => Write(k) + ": " + (value.AsMap().TryGetValue(k, out var v) ? Write(v) : "?")).Order(StringComparer.Ordinal)) + "}",
        CelKind.Type => "type:" + value.AsType().Name,
        CelKind.Error => "error",
        CelKind.Unknown => "unknown:" + string.Join("+", value.AsUnknown().Causes.Select(c => c.ToString()).Order(StringComparer.Ordinal)),
        _ => $"{value.Kind}:{value}",
    };

    private static string Written(CelList list) =>
        "[" + string.Join(", ", Enumerable.Range(0, list.Count).Select(i => Write(list[i]))) + (list.Gap is { } gap ? " ?" + Write(CelValue.Unknown(gap)) : "") + "]";

    private static CelValue Partial(JsonElement value)
    {
        var elements = value[0].EnumerateArray().Select(Read).ToArray();
        return CelValue.List(CelList.Of(elements, Read(value[1]).AsUnknown()));
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static double Double(string text) => text switch
    {
        "inf" or "Infinity" => double.PositiveInfinity,
        "-inf" or "-Infinity" => double.NegativeInfinity,
        "nan" or "NaN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
