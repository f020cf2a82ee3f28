using System.Globalization;
using System.Runtime.CompilerServices;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>Parses a source by recursive descent, to the grammar of the language definition.</summary>
internal sealed class Parser
{
    private static readonly HashSet<string> ReservedWords = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "namespace", "package", "return", "var", "void", "while", "true", "false", "null", "in",
    };

    private readonly string _source;
    private readonly int _maxDepth;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private Parser(string source, int maxDepth) =>
        (_source, _maxDepth, _tokens) = (source, maxDepth, Lexer.Tokenize(source));

    private Token Current => _tokens[_at];

    /// <summary>Parses a whole source.</summary>
    /// <exception cref="SyntaxException">It is not an expression, too long, or too deep.</exception>
    public static SyntaxNode Parse(string source, CelLimits limits)
    {
        if (source.Length > limits.MaxSourceLength)
        {
            throw new SyntaxException(
                string.Create(CultureInfo.InvariantCulture, $"the expression is {source.Length} characters long; at most {limits.MaxSourceLength} are allowed"),
                new(0, 0));
        }

        var parser = new Parser(source, Math.Min(limits.MaxDepth, CelLimits.DeepestAllowed));
        var root = parser.Expression();
        return parser.Current.Kind == TokenKind.End ? root : throw parser.Unexpected("an operator or the end of the expression");
    }

    private SyntaxNode Expression()
    {
        if (++_depth > _maxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw TooDeep(Current.Range);
        }

        var condition = Logic(isAnd: false);
        if (Take(TokenKind.Question))
        {
            var whenTrue = Logic(isAnd: false);
            Require(TokenKind.Colon, "`:`");
            var whenFalse = Expression();
            condition = Bounded(new ConditionalNode(Span(condition, whenFalse), condition, whenTrue, whenFalse));
        }

        _depth--;
        return condition;
    }

    private SyntaxNode Logic(bool isAnd)
    {
        var first = isAnd ? Relation() : Logic(isAnd: true);
        var symbol = isAnd ? TokenKind.And : TokenKind.Or;
        if (Current.Kind != symbol)
        {
            return first;
        }

        var operands = new List<SyntaxNode> { first };
        while (Take(symbol))
        {
            operands.Add(isAnd ? Relation() : Logic(isAnd: true));
        }

        return Bounded(new LogicNode(Span(first, operands[^1]), isAnd, [.. operands]));
    }

    private SyntaxNode Relation()
    {
        var left = Sum();
        while (Current.Kind is >= TokenKind.Equal and <= TokenKind.In)
        {
            left = Binary(left, Next(), Sum());
        }

        return left;
    }

    private SyntaxNode Sum()
    {
        var left = Product();
        while (Current.Kind is TokenKind.Plus or TokenKind.Minus)
        {
            left = Binary(left, Next(), Product());
        }

        return left;
    }

    private SyntaxNode Product()
    {
        var left = Unary();
        while (Current.Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Percent)
        {
            left = Binary(left, Next(), Unary());
        }

        return left;
    }

    private SyntaxNode Binary(SyntaxNode left, Token symbol, SyntaxNode right) =>
        Bounded(new OperatorNode(Span(left, right), symbol.Kind, symbol.Range, left, right));

    private SyntaxNode Unary()
    {
        var first = _at;
        while (Current.Kind is TokenKind.Not or TokenKind.Minus)
        {
            _at++;
        }

        var last = _at;
        var isNegative = last > first && _tokens[last - 1].Kind == TokenKind.Minus && Current.Kind is TokenKind.Int or TokenKind.Double;
        last -= isNegative ? 1 : 0;
        var node = Member(isNegative ? Number(Next(), _tokens[last].Range.Start, "-") : Primary());
        while (last > first)
        {
            var symbol = _tokens[--last];
            node = Bounded(new OperatorNode(new(symbol.Range.Start, node.Extent.End), symbol.Kind, symbol.Range, node));
        }

        return node;
    }

    private SyntaxNode Member(SyntaxNode operand)
    {
        while (true)
        {
            if (Take(TokenKind.Dot))
            {
                operand = Take(TokenKind.Question) ? Select(operand, isOptional: true) : SelectOrCall(operand);
            }
            else if (Take(TokenKind.OpenBracket))
            {
                var isOptional = Take(TokenKind.Question);
                var index = Expression();
                var end = Require(TokenKind.CloseBracket, "`]`");
                operand = Bounded(new IndexNode(new(operand.Extent.Start, end.Range.End), operand, index, isOptional));
            }
            else
            {
                return operand;
            }
        }
    }

    private SyntaxNode SelectOrCall(SyntaxNode operand)
    {
        if (Current.Kind != TokenKind.Identifier || _tokens[_at + 1].Kind != TokenKind.OpenParen)
        {
            return Select(operand, isOptional: false);
        }

        return Call(operand, Next(), isAbsolute: false);
    }

    private SyntaxNode Select(SyntaxNode operand, bool isOptional)
    {
        if (Current.Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier) || Current is { Kind: TokenKind.Identifier, Text: "true" or "false" or "null" })
        {
            throw Unexpected("a field name");
        }

        var name = Next();
        return Bounded(new SelectNode(new(operand.Extent.Start, name.Range.End), operand, name.Text, name.Range)
        {
            IsOptional = isOptional,
            IsQuoted = name.Kind == TokenKind.QuotedIdentifier,
        });
    }

    private SyntaxNode Call(SyntaxNode? target, Token name, bool isAbsolute)
    {
        Require(TokenKind.OpenParen, "`(`");
        var arguments = new List<SyntaxNode>();
        while (Current.Kind != TokenKind.CloseParen)
        {
            arguments.Add(Expression());
            if (!Take(TokenKind.Comma))
            {
                break;
            }
        }

        var end = Require(TokenKind.CloseParen, "`)`");
        var range = new CelRange(target?.Extent.Start ?? name.Range.Start, end.Range.End);
        var call = new CallNode(range, target, name.Text, name.Range, [.. arguments]) { IsAbsolute = isAbsolute };
        return Bounded(MacroExpander.Expand(call) ?? call);
    }

    private SyntaxNode Primary()
    {
        var token = Next();
        switch (token.Kind)
        {
            case TokenKind.Int or TokenKind.Uint or TokenKind.Double:
                return Number(token, token.Range.Start, "");
            case TokenKind.String:
                return new LiteralNode(token.Range, CelValue.String(token.Text));
            case TokenKind.Bytes:
                return new LiteralNode(token.Range, CelValue.Bytes(token.Bytes!));
            case TokenKind.OpenParen:
                var inner = Expression();
                inner.Extent = new(token.Range.Start, Require(TokenKind.CloseParen, "`)`").Range.End);
                return inner;
            case TokenKind.OpenBracket:
                return List(token);
            case TokenKind.OpenBrace:
                return Map(token);
            case TokenKind.Dot when Current.Kind == TokenKind.Identifier:
                return Name(Next(), isAbsolute: true);
            case TokenKind.Identifier:
                return Name(token, isAbsolute: false);
            default:
                _at--;
                throw Unexpected("a value");
        }
    }

    private SyntaxNode Name(Token token, bool isAbsolute)
    {
        if (token.Text is "true" or "false" or "null" && !isAbsolute)
        {
            return new LiteralNode(token.Range, token.Text is "null" ? CelValue.Null : CelValue.Bool(token.Text is "true"));
        }

        if (ReservedWords.Contains(token.Text))
        {
            throw new SyntaxException($"`{token.Text}` is a reserved word", token.Range);
        }

        return Current.Kind == TokenKind.OpenParen
            ? Call(null, token, isAbsolute)
            : new NameNode(token.Range, token.Text, isAbsolute);
    }

    private SyntaxNode List(Token start)
    {
        var elements = new List<SyntaxNode>();
        var optional = new List<bool>();
        while (Current.Kind != TokenKind.CloseBracket)
        {
            optional.Add(Take(TokenKind.Question));
            elements.Add(Expression());
            if (!Take(TokenKind.Comma))
            {
                break;
            }
        }

        var end = Require(TokenKind.CloseBracket, "`,` or `]`");
        return Bounded(new ListNode(new(start.Range.Start, end.Range.End), [.. elements], [.. optional]));
    }

    private SyntaxNode Map(Token start)
    {
        var parts = new List<SyntaxNode>();
        var optional = new List<bool>();
        while (Current.Kind != TokenKind.CloseBrace)
        {
            optional.Add(Take(TokenKind.Question));
            parts.Add(Expression());
            Require(TokenKind.Colon, "`:`");
            parts.Add(Expression());
            if (!Take(TokenKind.Comma))
            {
                break;
            }
        }

        var end = Require(TokenKind.CloseBrace, "`,` or `}`");
        return Bounded(new MapNode(new(start.Range.Start, end.Range.End), [.. parts], [.. optional]));
    }

    private static LiteralNode Number(Token token, int start, string sign)
    {
        var range = new CelRange(start, token.Range.End);
        return NumberLiteral.Read(token.Kind, sign, token.Text) is { } value
            ? new(range, value)
            : throw new SyntaxException("the number is out of range", range);
    }

    private static CelRange Span(SyntaxNode first, SyntaxNode last) => new(first.Extent.Start, last.Extent.End);

    private SyntaxNode Bounded(SyntaxNode node) => node.Height <= _maxDepth ? node : throw TooDeep(node.Range);

    private SyntaxException TooDeep(CelRange range) => new(
        string.Create(CultureInfo.InvariantCulture, $"the expression nests deeper than {_maxDepth} levels"),
        range);

    private Token Next() => _tokens[_at++];

    private bool Take(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    private Token Require(TokenKind kind, string expected) => Current.Kind == kind ? Next() : throw Unexpected(expected);

    private SyntaxException Unexpected(string expected)
    {
        if (_at > 0 && OperatorWord.IsNot(_tokens[_at - 1]) && (_at == 1 || _tokens[_at - 2].Kind != TokenKind.Dot))
        {
            return new($"`{_tokens[_at - 1].Text}` is no operator{OperatorWord.Hint(_tokens[_at - 1].Text)}", _tokens[_at - 1].Range);
        }

        var text = Current.Range.Of(_source);
        var found = Current.Kind == TokenKind.End ? "the end of the expression" : $"`{(text.Length > 20 ? text[..20] + "…" : text)}`";
        return new($"expected {expected} but found {found}{(Current.Kind == TokenKind.Identifier ? OperatorWord.Hint(Current.Text) : "")}", Current.Range);
    }
}
