using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The functions <c>replace</c> and <c>split</c>. A negative limit means no limit.</summary>
internal static class TextReplacement
{
    public static CelValue Replace(string text, string old, string replacement, long limit, CelContext context)
    {
        var result = new StringBuilder();
        var start = 0;
        var count = 0L;
        TextSearch.Charge(text, old, context);
        foreach (var at in Places(text, old, isBetween: false))
        {
            if (limit >= 0 && count++ >= limit)
            {
                break;
            }

            var length = (long)result.Length + at - start + replacement.Length;
            Concatenation.ChargeText(length, context, at - start + replacement.Length);
            result.Append(text, start, at - start).Append(replacement);
            start = at + old.Length;
        }

        Concatenation.ChargeText((long)result.Length + text.Length - start, context, text.Length - start);
        return CelValue.String(result.Append(text, start, text.Length - start).ToString());
    }

    public static CelValue Split(string text, string separator, long limit, CelContext context)
    {
        var parts = new List<CelValue>();
        if (limit == 0)
        {
            return CelValue.List(CelList.Empty);
        }

        var start = 0;
        TextSearch.Charge(text, separator, context);
        foreach (var at in Places(text, separator, isBetween: true))
        {
            if (limit > 0 && parts.Count + 1 >= limit)
            {
                break;
            }

            Concatenation.RequireElements(parts.Count + 2, context);
            context.Charge(1);
            parts.Add(CelValue.String(text[start..at]));
            start = at + separator.Length;
        }

        parts.Add(CelValue.String(text[start..]));
        return CelValue.List([.. parts]);
    }

    // An empty text is found before and after every code point; a split by it looks only between them.
    private static IEnumerable<int> Places(string text, string sought, bool isBetween)
    {
        if (sought.Length > 0)
        {
            for (var at = text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = text.IndexOf(sought, at + sought.Length, StringComparison.Ordinal))
            {
                yield return at;
            }

            yield break;
        }

        for (var at = isBetween ? 1 : 0; at < text.Length + (isBetween ? 0 : 1); at++)
        {
            if (at == 0 || at == text.Length || !char.IsSurrogatePair(text[at - 1], text[at]))
            {
                yield return at;
            }
        }
    }
}
