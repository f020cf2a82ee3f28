using System.Buffers;
using System.Globalization;
using System.Text;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Rewrites a pattern from the syntax of RE2 to that of .NET and refuses what RE2 does not have.</summary>
/// <remarks>
/// Differences that stay: <c>\b</c> knows the letters of Unicode, and <c>.</c> takes one UTF-16 unit, half of a character beyond U+FFFF.
/// </remarks>
internal sealed class Re2Translator(string pattern)
{
    private const int MaxRepeat = 1_000;
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
    private readonly StringBuilder _result = new();
    private readonly Stack<long> _repeats = new([1]);
    private readonly Stack<bool> _multilineOutside = [];
    private int _at;
    private bool _isMultiline;
    private long _lastRepeat = 1;

    /// <summary>Translates the pattern.</summary>
    /// <exception cref="FormatException">The pattern uses what RE2 does not have.</exception>
    public string Translate()
    {
        while (_at < pattern.Length)
        {
            Piece();
        }

        return _result.ToString();
    }

    private void Piece()
    {
        var c = pattern[_at];
        switch (c)
        {
            case '\\':
                Escape();
                _lastRepeat = 1;
                break;
            case '[':
                Class();
                _lastRepeat = 1;
                break;
            case '(':
                Group();
                break;
            case ')':
                Close();
                break;
            case '{':
                Repeat();
                break;
            case '$' when !_isMultiline:
                Emit(@"\z", 1);
                break;
            default:
                Copy(1);
                _lastRepeat = c is '*' or '+' or '?' ? _lastRepeat : 1;
                break;
        }
    }

    private void Group()
    {
        _repeats.Push(1);
        _multilineOutside.Push(_isMultiline);
        if (!Follows("(?"))
        {
            Copy(1);
        }
        else if (Follows("(?P<") || (Follows("(?<") && !Follows("(?<=") && !Follows("(?<!")))
        {
            Name(Follows("(?P<") ? 4 : 3);
        }
        else
        {
            Flags();
        }
    }

    private void Close()
    {
        Copy(1);
        _lastRepeat = _repeats.Count > 1 ? _repeats.Pop() : 1;
        NoteRepeat();
        _isMultiline = _multilineOutside.TryPop(out var outside) && outside;
    }

    // Of other characters .NET makes groups that RE2 does not have: `(?<a-b>x)` takes a match of `b` back.
    private void Name(int start)
    {
        var end = pattern.IndexOf('>', _at);
        if (end <= _at + start || pattern.AsSpan((_at + start)..end).ContainsAnyExcept(NameCharacters))
        {
            throw new FormatException("the name of a group holds letters, digits and `_`");
        }

        Emit("(?<", start);
    }

    private void Flags()
    {
        var end = _at + 2;
        while (end < pattern.Length && pattern[end] is 'i' or 'm' or 's' or '-')
        {
            end++;
        }

        if (end >= pattern.Length || pattern[end] is not (':' or ')'))
        {
            throw new FormatException(Follows("(?=") || Follows("(?!") || Follows("(?<")
                ? "lookahead and lookbehind are not supported"
                : $"`{pattern[_at..Math.Min(pattern.Length, _at + 4)]}` is not supported");
        }

        SetMultiline(pattern.AsSpan(_at, end - _at), isForRest: pattern[end] == ')');
        Copy(end - _at);
    }

    // `(?m:...)` is for what stands inside, `(?m)` for the rest of the group around it.
    private void SetMultiline(ReadOnlySpan<char> flags, bool isForRest)
    {
        var (on, off) = (flags.IndexOf('m'), flags.IndexOf('-'));
        _isMultiline = on < 0 ? _isMultiline : off < 0 || on < off;
        if (isForRest)
        {
            _multilineOutside.Pop();
            _multilineOutside.Push(_isMultiline);
        }
    }

    // RE2 allows no count above 1,000, nested ones multiplied.
    private void Repeat()
    {
        var end = pattern.IndexOf('}', _at);
        var counts = end < 0 ? [] : pattern[(_at + 1)..end].Split(',');
        if (counts.Length is 0 or > 2 || !Array.TrueForAll(counts, c => c.All(char.IsAsciiDigit)) || counts[0].Length == 0)
        {
            Emit(@"\{", 1);
            return;
        }

        var largest = counts.Max(c => c.Length switch { 0 => 0, > 8 => long.MaxValue / MaxRepeat, _ => long.Parse(c, CultureInfo.InvariantCulture) });
        _lastRepeat *= Math.Max(1, largest);
        if (_lastRepeat > MaxRepeat)
        {
            throw new FormatException($"it repeats more than {MaxRepeat} times");
        }

        NoteRepeat();
        Copy(end + 1 - _at);
    }

    // A group repeats as often as what repeats most often in it.
    private void NoteRepeat() => _repeats.Push(Math.Max(_repeats.Pop(), _lastRepeat));

    private void Escape()
    {
        if (Follows(@"\Q"))
        {
            Quoted();
            return;
        }

        var (text, length) = Re2Escape.Translate(pattern, _at, isInClass: false);
        Emit(text, length);
    }

    private void Quoted()
    {
        var end = pattern.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var text = end < 0 ? pattern[(_at + 2)..] : pattern[(_at + 2)..end];
        Emit(System.Text.RegularExpressions.Regex.Escape(text), text.Length + (end < 0 ? 2 : 4));
    }

    private void Class()
    {
        Copy(1);
        if (Follows("^"))
        {
            Copy(1);
        }

        if (Follows("]"))
        {
            Emit(@"\]", 1);
        }

        while (_at < pattern.Length && pattern[_at] != ']')
        {
            ClassPiece();
        }

        if (_at >= pattern.Length)
        {
            throw new FormatException("`[` has no `]`");
        }

        Copy(1);
    }

    private void ClassPiece()
    {
        if (Follows("[:") && pattern.IndexOf(":]", _at, StringComparison.Ordinal) is > 0 and var end)
        {
            Emit(Re2Escape.PosixClass(pattern[(_at + 2)..end]), end + 2 - _at);
        }
        else if (pattern[_at] == '\\')
        {
            var (text, length) = Re2Escape.Translate(pattern, _at, isInClass: true);
            Emit(text, length);
        }
        else if (pattern[_at] == '[')
        {
            Emit(@"\[", 1);
        }
        else
        {
            Copy(1);
        }
    }

    private bool Follows(string text) => string.CompareOrdinal(pattern, _at, text, 0, text.Length) == 0;

    private void Copy(int length) => Emit(pattern.Substring(_at, length), length);

    private void Emit(string text, int length)
    {
        _result.Append(text);
        _at += length;
    }
}
