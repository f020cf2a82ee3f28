using System.Security.Cryptography;
using System.Text;

namespace PowerHour.Audit.Documents;

/// <summary>A text file and the name under which problems in it are reported.</summary>
/// <param name="Name">The name to print.</param>
/// <param name="Text">The whole text.</param>
public sealed record SourceFile(string Name, string Text)
{
    /// <summary>The largest file that is read, in characters; a rule card has about two thousand.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>A message quotes what was written; nobody reads more of it than this.</summary>
    private const int MaxMessage = 4_000;

    private string[]? _lines;

    /// <summary>The file as problems name it: from where the person stands. Default: the name.</summary>
    public string Place { get; init; } = Name;

    /// <summary>The lines, without their ends.</summary>
    public IReadOnlyList<string> Lines => _lines ??= Text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>SHA-256 of the text, lower-case hex; the same whatever ends the lines.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>Makes a problem at a place in this file, with the line and a caret.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The problem.</returns>
    public DocumentProblem Problem(int line, int column, string message) =>
        new(Place, line, column, message.Length <= MaxMessage ? message : $"{message[..MaxMessage]}…") { Excerpt = Excerpt(line, column) };

    /// <summary>The first line in which a word stands by itself.</summary>
    /// <param name="word">The word.</param>
    /// <returns>The line, from 1; 1 where there is none.</returns>
    public int LineOf(string word) => Math.Max(1, 1 + Lines.ToList().FindIndex(l => WordPlace.In(l, word, 0) >= 0));

    /// <summary>Makes a problem at a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="line">The line from which it is looked for, from 1.</param>
    /// <param name="message">What is wrong.</param>
    /// <returns>The problem; at the start of that line where the word is not found.</returns>
    public DocumentProblem ProblemAt(string word, int line, string message)
    {
        var place = word.Length == 0 ? default : Lines.Skip(line - 1).Select((l, i) => (Line: line + i, Column: 1 + WordPlace.In(l, word, 0))).FirstOrDefault(p => p.Column > 0);
        return place.Column > 0 ? Problem(place.Line, place.Column, message) : Problem(line, 1, message);
    }

    private string? Excerpt(int line, int column)
    {
        if (line < 1 || line > Lines.Count)
        {
            return null;
        }

        const int Width = 160;
        var text = Lines[line - 1].Replace('\t', ' ');
        return text.Length is 0 or > Width || column > Width ? null : $"    {text}\n    {new string(' ', Math.Max(0, column - 1))}^";
    }
}
