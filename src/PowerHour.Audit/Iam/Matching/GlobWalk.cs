using System.Runtime.InteropServices;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>Where a greedy walk of a pattern over a text stands, and where it may return to.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct GlobWalk
{
    private int _starToken;
    private int _starAt;
    private int _fieldToken;
    private int _fieldAt;

    internal GlobWalk(int start)
    {
        Token = start;
        At = start;
        _starToken = -1;
        _fieldToken = -1;
    }

    internal int Token { get; private set; }

    internal int At { get; private set; }

    /// <summary>Consumes one token if it can; a star is consumed without text and remembered.</summary>
    internal bool Step(int token, ReadOnlySpan<char> text)
    {
        switch (token)
        {
            case Glob.Star:
                (_starToken, _starAt, _fieldToken) = (Token, At, -1);
                Token++;
                return true;
            case Glob.FieldStar:
                (_fieldToken, _fieldAt) = (Token, At);
                Token++;
                return true;
            default:
                if (At >= text.Length || !Takes(token, text[At]))
                {
                    return false;
                }

                Token++;
                At++;
                return true;
        }
    }

    /// <summary>Lets the nearest remembered star take one character more.</summary>
    internal bool Retreat(ReadOnlySpan<char> text)
    {
        if (_fieldToken >= 0 && _fieldAt < text.Length && text[_fieldAt] != ':')
        {
            At = ++_fieldAt;
            Token = _fieldToken + 1;
            return true;
        }

        if (_starToken < 0 || _starAt >= text.Length)
        {
            return false;
        }

        At = ++_starAt;
        Token = _starToken + 1;
        _fieldToken = -1;
        return true;
    }

    internal static bool Takes(int token, char character) => token switch
    {
        Glob.One => true,
        Glob.FieldOne => character != ':',
        _ => token == character,
    };
}
