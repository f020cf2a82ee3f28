using System.Collections.Immutable;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>
/// Text that may hold policy variables such as <c>${aws:username, 'nobody'}</c>. Source: reference_policies_variables.html.
/// </summary>
internal sealed class TextTemplate
{
    private TextTemplate(ImmutableArray<TemplatePiece> pieces) => Pieces = pieces;

    internal ImmutableArray<TemplatePiece> Pieces { get; }

    /// <summary>Null when the text holds no variable.</summary>
    internal static TextTemplate? TryParse(string text, bool allowVariables)
    {
        if (!allowVariables || !text.Contains("${", StringComparison.Ordinal))
        {
            return null;
        }

        var pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            AddText(pieces, text[at..open]);
            pieces.Add(Variable(text[(open + 2)..close]));
            at = close + 1;
        }

        AddText(pieces, text[at..]);
        return pieces.Any(static p => p.Key is not null || p.IsEscaped) ? new TextTemplate(pieces.ToImmutable()) : null;
    }

    /// <summary>
    /// Writes the text with its variables replaced. No: a variable has no value. Conditional: a variable's value is not known,
    /// and a star was written in its place.
    /// </summary>
    internal Truth Resolve(RequestContext context, List<PatternCharacter> characters)
    {
        var result = Truth.Yes;
        foreach (var piece in Pieces)
        {
            result = TruthLogic.And(result, Append(piece, context, characters));
        }

        return result;
    }

    private static Truth Append(TemplatePiece piece, RequestContext context, List<PatternCharacter> characters)
    {
        if (piece.Key is null)
        {
            AppendText(piece, characters);
            return Truth.Yes;
        }

        switch (context.Find(piece.Key, out var values))
        {
            case ContextState.Present when values.Length == 1:
                GlobCompiler.AppendLiteral(characters, values[0]);
                return Truth.Yes;
            case ContextState.Unknown:
                characters.Add(new PatternCharacter('*', IsWildcard: true));
                return Truth.Conditional;
            case ContextState.Absent when piece.Text is not null:
                GlobCompiler.AppendLiteral(characters, piece.Text);
                return Truth.Yes;
            default:
                return Truth.No;
        }
    }

    private static void AppendText(TemplatePiece piece, List<PatternCharacter> characters)
    {
        if (piece.IsEscaped)
        {
            GlobCompiler.AppendLiteral(characters, piece.Text);
        }
        else
        {
            GlobCompiler.AppendPattern(characters, piece.Text);
        }
    }

    private static void AddText(ImmutableArray<TemplatePiece>.Builder pieces, string text)
    {
        if (text.Length > 0)
        {
            pieces.Add(new TemplatePiece(text, Key: null, IsEscaped: false));
        }
    }

    private static TemplatePiece Variable(string inside)
    {
        if (inside is "*" or "?" or "$")
        {
            return new TemplatePiece(inside, Key: null, IsEscaped: true);
        }

        var comma = inside.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return new TemplatePiece(Text: null, inside.Trim(), IsEscaped: false);
        }

        var fallback = inside[(comma + 1)..].Trim().Trim('\'');
        return new TemplatePiece(fallback, inside[..comma].Trim(), IsEscaped: false);
    }
}
