namespace PowerHour.Audit.Cel.Syntax;

/// <summary>Splits a source into tokens.</summary>
internal sealed class Lexer(string source)
{
    private int _at;

    public static List<Token> Tokenize(string source)
    {
        var lexer = new Lexer(source);
        var tokens = new List<Token>((source.Length / 4) + 4);
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private char Current => CharAt(0);

    private char CharAt(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private Token Next()
    {
        SkipBlanks();
        if (_at >= source.Length)
        {
            return new(TokenKind.End, new(_at, _at));
        }

        if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(CharAt(1))))
        {
            return Number();
        }

        if (LiteralReader.StartsAt(source, _at))
        {
            return new LiteralReader(source, _at).Read(out _at);
        }

        return Current == '`' ? QuotedIdentifier()
            : char.IsAsciiLetter(Current) || Current == '_' ? Identifier()
            : Operator();
    }

    private void SkipBlanks()
    {
        while (_at < source.Length)
        {
            if (Current is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _at++;
            }
            else if (Current == '/' && CharAt(1) == '/')
            {
                var end = source.IndexOf('\n', _at);
                _at = end < 0 ? source.Length : end;
            }
            else
            {
                return;
            }
        }
    }

    private Token Number()
    {
        var start = _at;
        var kind = TokenKind.Int;
        if (Current == '0' && CharAt(1) is 'x' or 'X')
        {
            _at += 2;
            SkipWhile(char.IsAsciiHexDigit);
        }
        else
        {
            SkipWhile(char.IsAsciiDigit);
            kind = SkipFraction() | SkipExponent() ? TokenKind.Double : TokenKind.Int;
        }

        var text = source[start.._at];
        if (kind == TokenKind.Int && Current is 'u' or 'U')
        {
            _at++;
            kind = TokenKind.Uint;
        }

        return new(kind, new(start, _at), text);
    }

    private bool SkipFraction()
    {
        if (Current != '.' || !char.IsAsciiDigit(CharAt(1)))
        {
            return false;
        }

        _at++;
        SkipWhile(char.IsAsciiDigit);
        return true;
    }

    private bool SkipExponent()
    {
        var sign = CharAt(1) is '+' or '-' ? 1 : 0;
        if (Current is not ('e' or 'E') || !char.IsAsciiDigit(CharAt(1 + sign)))
        {
            return false;
        }

        _at += 1 + sign;
        SkipWhile(char.IsAsciiDigit);
        return true;
    }

    private void SkipWhile(Func<char, bool> belongs)
    {
        while (_at < source.Length && belongs(source[_at]))
        {
            _at++;
        }
    }

    private Token QuotedIdentifier()
    {
        var start = _at++;
        SkipWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/' or ' ' or ':');
        if (Current != '`' || _at == start + 1)
        {
            throw new SyntaxException("a quoted field name holds letters, digits and `_.-/: ` and ends with a backtick", new(start, _at));
        }

        _at++;
        return new(TokenKind.QuotedIdentifier, new(start, _at), source[(start + 1)..(_at - 1)]);
    }

    private Token Identifier()
    {
        var start = _at;
        SkipWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        var text = source[start.._at];
        return new(text is "in" ? TokenKind.In : TokenKind.Identifier, new(start, _at), text);
    }

    private Token Operator()
    {
        var (kind, length) = (Current, CharAt(1)) switch
        {
            ('|', '|') => (TokenKind.Or, 2),
            ('&', '&') => (TokenKind.And, 2),
            ('=', '=') => (TokenKind.Equal, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            _ => (SingleOperator(Current), 1),
        };
        var range = new CelRange(_at, _at += length);
        return kind == TokenKind.End ? throw Unexpected(range) : new(kind, range);
    }

    private static TokenKind SingleOperator(char c) => c switch
    {
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Star,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '!' => TokenKind.Not,
        '?' => TokenKind.Question,
        ':' => TokenKind.Colon,
        ',' => TokenKind.Comma,
        '.' => TokenKind.Dot,
        '(' => TokenKind.OpenParen,
        ')' => TokenKind.CloseParen,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        _ => TokenKind.End,
    };

    private SyntaxException Unexpected(CelRange range)
    {
        var hint = source[range.Start] switch
        {
            '=' => "; to compare, write `==`",
            '&' => "; write `&&`",
            '|' => "; write `||`",
            _ => "",
        };
        return new($"unexpected character {CelQuoting.Character(source[range.Start])}{hint}", range);
    }
}
