using System.Globalization;
using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The string extension; places count code points.</summary>
internal static class TextExtension
{
    private static readonly CelType S = CelType.String;
    private static readonly CelType Strings = CelType.List(S);

    public static IEnumerable<CelOverload> All =>
    [
        CelOverload.Member("charAt", [S, CelType.Int], S, (a, c) => CharAt(a[0].AsString(), a[1].AsInt(), c)),
        CelOverload.Member("substring", [S, CelType.Int], S, (a, c) => Substring(a[0].AsString(), a[1].AsInt(), null, c)),
        CelOverload.Member("substring", [S, CelType.Int, CelType.Int], S, (a, c) => Substring(a[0].AsString(), a[1].AsInt(), a[2].AsInt(), c)),
        CelOverload.Member("replace", [S, S, S], S, (a, c) => TextReplacement.Replace(a[0].AsString(), a[1].AsString(), a[2].AsString(), -1, c)),
        CelOverload.Member("replace", [S, S, S, CelType.Int], S, (a, c) => TextReplacement.Replace(a[0].AsString(), a[1].AsString(), a[2].AsString(), a[3].AsInt(), c)),
        CelOverload.Member("split", [S, S], Strings, (a, c) => TextReplacement.Split(a[0].AsString(), a[1].AsString(), -1, c)),
        CelOverload.Member("split", [S, S, CelType.Int], Strings, (a, c) => TextReplacement.Split(a[0].AsString(), a[1].AsString(), a[2].AsInt(), c)),
        CelOverload.Member("join", [Strings], S, (a, c) => Join(a[0].AsList(), "", c)),
        CelOverload.Member("join", [Strings, S], S, (a, c) => Join(a[0].AsList(), a[1].AsString(), c)),
        Mapping("trim", text => text.Trim()),
        Mapping("lowerAscii", text => Ascii(text, char.ToLowerInvariant)),
        Mapping("upperAscii", text => Ascii(text, char.ToUpperInvariant)),
        Mapping("reverse", Reverse),
        CelOverload.Global("strings.quote", [S], S, (a, c) => Quote(a[0].AsString(), c)),
        CelOverload.Member("format", [S, CelType.List(CelType.Dyn)], S, (a, c) => TextFormat.Format(a[0].AsString(), a[1].AsList(), c)),
    ];

    private static CelOverload Mapping(string name, Func<string, string> map) => CelOverload.Member(name, [S], S, (a, c) =>
    {
        Concatenation.ChargeText(a[0].AsString().Length, c);
        return CelValue.String(map(a[0].AsString()));
    });

    private static CelValue Substring(string text, long start, long? end, CelContext context)
    {
        context.Charge(text.Length / 16);
        var from = CodePoints.OffsetOf(text, start);
        var to = end is null ? text.Length : CodePoints.OffsetOf(text, end.Value);
        return from < 0 || to < from
            ? CelValue.Error(string.Create(CultureInfo.InvariantCulture, $"no substring from {start} to {end?.ToString(CultureInfo.InvariantCulture) ?? "the end"}"))
            : CelValue.String(text[from..to]);
    }

    private static CelValue CharAt(string text, long index, CelContext context)
    {
        context.Charge(text.Length / 16);
        var from = CodePoints.OffsetOf(text, index);
        var to = CodePoints.OffsetOf(text, index + 1);
        return from < 0 ? CelValue.Error($"index {index} is outside the string") : CelValue.String(to < 0 ? "" : text[from..to]);
    }

    private static CelValue Join(CelList list, string separator, CelContext context)
    {
        var text = new StringBuilder();
        var gathered = default(Gathered);
        for (var i = 0; i < list.Count; i++)
        {
            var item = list[i];
            if (gathered.IsPlain(item) && item.Kind != CelKind.String)
            {
                return CelValue.Error($"join() takes strings, not {KindNames.Of(item)}", CelErrorCode.NoSuchOverload);
            }

            var part = item.IsPlain ? item.AsString() : "";
            Concatenation.ChargeText((long)text.Length + separator.Length + part.Length, context, part.Length + separator.Length);
            text.Append(i == 0 ? "" : separator).Append(part);
        }

        return gathered.Problem ?? CelValue.String(text.ToString());
    }

    private static string Ascii(string text, Func<char, char> map) =>
        string.Create(text.Length, (text, map), static (span, s) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAscii(s.text[i]) ? s.map(s.text[i]) : s.text[i];
            }
        });

    private static string Reverse(string text)
    {
        var reversed = new StringBuilder(text.Length);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (i > 0 && char.IsSurrogatePair(text[i - 1], text[i]))
            {
                reversed.Append(text[i - 1]).Append(text[i--]);
            }
            else
            {
                reversed.Append(text[i]);
            }
        }

        return reversed.ToString();
    }

    private static CelValue Quote(string text, CelContext context)
    {
        Concatenation.ChargeText(((long)text.Length * 2) + 2, context);
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return CelValue.String(quoted.Append('"').ToString());
    }
}
