using System.Text;
using PowerHour.Audit.Cel.Evaluation;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>The function <c>format</c>: <c>%s %d %f %e %b %o %x %X %%</c>, with <c>.N</c> before f and e.</summary>
internal static class TextFormat
{
    private const int MaxPrecision = 100;

    public static CelValue Format(string format, CelList arguments, CelContext context)
    {
        var text = new StringBuilder();
        var gathered = default(Gathered);
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }

            if (i + 1 < format.Length && format[i + 1] == '%')
            {
                text.Append(format[++i]);
                continue;
            }

            var piece = Clause(format, ref i, arguments, next++, context);
            var before = text.Length;
            text.Append(gathered.IsPlain(piece) ? piece.AsString() : "");
            Concatenation.ChargeText(text.Length, context, 16 + text.Length - before);
        }

        return gathered.Problem ?? CelValue.String(text.ToString());
    }

    private static CelValue Clause(string format, ref int at, CelList arguments, int index, CelContext context)
    {
        var precision = -1;
        if (++at < format.Length && format[at] == '.')
        {
            precision = 0;
            for (at++; at < format.Length && char.IsAsciiDigit(format[at]) && precision <= MaxPrecision; at++)
            {
                precision = (precision * 10) + (format[at] - '0');
            }
        }

        if (at >= format.Length || precision > MaxPrecision)
        {
            return CelValue.Error("the format ends in the middle of a clause, or its precision is above 100");
        }

        if (index >= arguments.Count)
        {
            return CelValue.Error($"the format needs more than the {arguments.Count} values it was given");
        }

        var value = arguments[index];
        return value.IsPlain ? Piece(format[at], precision, value, context) : value;
    }

    private static CelValue Piece(char verb, int precision, CelValue value, CelContext context)
    {
        if (verb == 's')
        {
            return FormatText.Of(value, context);
        }

        var text = verb switch
        {
            'd' => FormatNumber.Decimal(value),
            'f' => FormatNumber.Fixed(value, precision < 0 ? 6 : precision),
            'e' => FormatNumber.Scientific(value, precision < 0 ? 6 : precision),
            'b' => FormatNumber.Binary(value),
            'o' => FormatNumber.Octal(value),
            'x' => FormatNumber.Hex(value, context),
            'X' => FormatNumber.Hex(value, context)?.ToUpperInvariant(),
            _ => null,
        };
        return text is not null ? CelValue.String(text) : CelValue.Error($"the clause %{verb} does not take {KindNames.Of(value)}");
    }
}
