using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>Reads one string or bytes literal: prefixes <c>r</c> and <c>b</c>, single or triple quotes, escapes.</summary>
internal sealed class LiteralReader(string source, int start)
{
    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = [];
    private int _at;
    private bool _isRaw;
    private bool _isBytes;

    /// <summary>Whether a literal starts here: a quote, perhaps after one or two prefix letters.</summary>
    public static bool StartsAt(string source, int at)
    {
        for (var i = at; i < source.Length && i <= at + 2; i++)
        {
            if (source[i] is '"' or '\'')
            {
                return i < at + 2 || char.ToLowerInvariant(source[at]) != char.ToLowerInvariant(source[at + 1]);
            }

            if (source[i] is not ('r' or 'R' or 'b' or 'B'))
            {
                return false;
            }
        }

        return false;
    }

    public Token Read(out int end)
    {
        _at = start;
        ReadPrefix();
        var quote = source.AsSpan(_at);
        var mark = quote.StartsWith("\"\"\"", StringComparison.Ordinal) || quote.StartsWith("'''", StringComparison.Ordinal) ? 3 : 1;
        var closing = source.Substring(_at, mark);
        _at += mark;
        while (!IsClosing(closing))
        {
            ReadPiece(mark == 1);
        }

        end = _at += mark;
        return _isBytes
            ? new(TokenKind.Bytes, new(start, end), "", _bytes.ToArray())
            : new(TokenKind.String, new(start, end), _text.ToString());
    }

    private void ReadPrefix()
    {
        for (; source[_at] is not ('"' or '\''); _at++)
        {
            _isRaw |= source[_at] is 'r' or 'R';
            _isBytes |= source[_at] is 'b' or 'B';
        }
    }

    private bool IsClosing(string closing)
    {
        if (_at >= source.Length)
        {
            throw new SyntaxException("the string does not end; add the closing quote", new(start, source.Length));
        }

        return string.CompareOrdinal(source, _at, closing, 0, closing.Length) == 0;
    }

    private void ReadPiece(bool isOneLine)
    {
        var c = source[_at];
        if (isOneLine && c is '\n' or '\r')
        {
            throw new SyntaxException("the string does not end on its line; use triple quotes for several lines", new(start, _at));
        }

        if (c == '\\' && !_isRaw)
        {
            ReadEscape();
            return;
        }

        var rune = Rune.TryGetRuneAt(source, _at, out var found) ? found : Rune.ReplacementChar;
        Add(rune.Value, isByte: false);
        _at += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
    }

    private void ReadEscape()
    {
        var at = _at++;
        var letter = _at < source.Length ? source[_at] : '\0';
        _at++;
        switch (letter)
        {
            case 'x' or 'X':
                Add(Digits(2, 16, at), isByte: true);
                break;
            case 'u' when !_isBytes:
                Add(Digits(4, 16, at), isByte: false);
                break;
            case 'U' when !_isBytes:
                Add(Digits(8, 16, at), isByte: false);
                break;
            case >= '0' and <= '3':
                _at--;
                Add(Digits(3, 8, at), isByte: true);
                break;
            default:
                Add(SimpleEscape(letter, at), isByte: false);
                break;
        }
    }

    private int SimpleEscape(char letter, int at) => letter switch
    {
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        '\\' or '\'' or '"' or '`' or '?' => letter,
        _ => throw BadEscape(at),
    };

    private int Digits(int count, int radix, int at)
    {
        var digits = source.AsSpan(Math.Min(_at, source.Length));
        digits = digits[..Math.Min(count, digits.Length)];
        _at += count;
        var value = 0L;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 99;
            value = digit < radix ? (value * radix) + digit : throw BadEscape(at);
        }

        return digits.Length == count && value <= 0x10FFFF ? (int)value : throw BadEscape(at);
    }

    private void Add(int codePoint, bool isByte)
    {
        if (!Rune.IsValid(codePoint))
        {
            throw new SyntaxException("the escape names no Unicode character", new(start, Math.Min(_at, source.Length)));
        }

        if (!_isBytes)
        {
            _text.Append(new Rune(codePoint).ToString());
        }
        else if (isByte)
        {
            _bytes.Add((byte)codePoint);
        }
        else
        {
            _bytes.AddRange(Encoding.UTF8.GetBytes(new Rune(codePoint).ToString()));
        }
    }

    private SyntaxException BadEscape(int at) => new(
        "unknown escape; write `\\\\` for a backslash, or a raw string such as r'...'",
        new(at, Math.Min(at + 2, source.Length)));
}
