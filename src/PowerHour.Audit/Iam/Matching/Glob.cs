namespace PowerHour.Audit.Iam.Matching;

/// <summary>
/// A compiled wildcard pattern. <c>*</c> stands for any run of characters and <c>?</c> for exactly one; in the first five
/// fields of an ARN both stay inside their field, except a <c>*</c> that ends the field of a Resource element.
/// Source: reference_policies_elements_resource.html and reference_policies_elements_condition_operators.html.
/// </summary>
internal sealed class Glob
{
    internal const int Star = 0x10000;
    internal const int FieldStar = 0x10001;
    internal const int One = 0x10002;
    internal const int FieldOne = 0x10003;

    private readonly GlobShape _shape;
    private readonly string _literal;

    internal Glob(int[] tokens)
    {
        Tokens = tokens;
        var prefix = 0;
        while (prefix < tokens.Length && tokens[prefix] < Star)
        {
            prefix++;
        }

        _literal = string.Create(prefix, tokens, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = (char)source[i];
            }
        });
        _shape = ShapeOf(tokens, prefix);
    }

    /// <summary>The pattern's tokens: a UTF-16 code unit, or one of the four wildcard constants.</summary>
    internal int[] Tokens { get; }

    /// <summary>True when the pattern matches every string.</summary>
    internal bool IsAny => _shape == GlobShape.Any;

    /// <summary>True when the pattern has no wildcard.</summary>
    internal bool IsLiteral => _shape == GlobShape.Literal;

    /// <summary>The characters before the first wildcard.</summary>
    internal string LiteralPrefix => _literal;

    internal bool IsMatch(ReadOnlySpan<char> text) => _shape switch
    {
        GlobShape.Any => true,
        GlobShape.Literal => text.SequenceEqual(_literal),
        GlobShape.Prefix => text.StartsWith(_literal, StringComparison.Ordinal),
        _ => text.StartsWith(_literal, StringComparison.Ordinal) && Walk(text),
    };

    /// <summary>The pattern as text, literal wildcards not told apart.</summary>
    /// <returns>For example <c>arn:aws:s3:::data/*</c>.</returns>
    public override string ToString() => string.Concat(Tokens.Select(static t => t switch
    {
        Star or FieldStar => '*',
        One or FieldOne => '?',
        _ => (char)t,
    }));

    private static GlobShape ShapeOf(int[] tokens, int prefix)
    {
        if (prefix == tokens.Length)
        {
            return GlobShape.Literal;
        }

        if (prefix != tokens.Length - 1 || tokens[prefix] != Star)
        {
            return GlobShape.General;
        }

        return prefix == 0 ? GlobShape.Any : GlobShape.Prefix;
    }

    /// <summary>
    /// Greedy walk with two places to return to. Reaching an unlimited star makes every earlier choice irrelevant; reaching a
    /// star confined to its field only makes earlier confined stars irrelevant. So one of each suffices.
    /// </summary>
    private bool Walk(ReadOnlySpan<char> text)
    {
        var state = new GlobWalk(_literal.Length);
        while (true)
        {
            if (state.Token < Tokens.Length && state.Step(Tokens[state.Token], text))
            {
                continue;
            }

            if (state.Token == Tokens.Length && state.At == text.Length)
            {
                return true;
            }

            if (!state.Retreat(text))
            {
                return false;
            }
        }
    }
}
