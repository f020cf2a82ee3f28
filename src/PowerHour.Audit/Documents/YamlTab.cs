using YamlDotNet.Core;

namespace PowerHour.Audit.Documents;

/// <summary>Finds the tab that YAML does not allow: the parser names the map in which it stood, and not the line.</summary>
internal static class YamlTab
{
    /// <summary>What is said of it.</summary>
    public const string Message = "a tab can not indent in YAML: write spaces";

    /// <summary>Whether the parser stopped at a tab.</summary>
    /// <param name="e">What it said.</param>
    /// <returns>True where it did.</returns>
    public static bool Is(YamlException e) => e.Message.Contains(" tab ", StringComparison.Ordinal);

    /// <summary>The place of the tab.</summary>
    /// <param name="source">A file at a tab of which the parser stops.</param>
    /// <returns>The problem.</returns>
    public static DocumentProblem Problem(SourceFile source)
    {
        // What stops the parser stops it in every longer part of the file too, and in no shorter one.
        var lines = source.Lines.Index().Where(l => l.Item.Contains('\t', StringComparison.Ordinal)).Select(l => l.Index + 1).ToArray();
        var (sound, broken) = (-1, lines.Length - 1);
        while (broken - sound > 1)
        {
            var middle = (sound + broken) / 2;
            (sound, broken) = Stops(source, lines[middle]) ? (sound, middle) : (middle, broken);
        }

        return source.Problem(lines[broken], source.Lines[lines[broken] - 1].IndexOf('\t', StringComparison.Ordinal) + 1, Message);
    }

    private static bool Stops(SourceFile source, int lines)
    {
        var parser = new Parser(new StringReader(string.Join('\n', source.Lines.Take(lines))));
        try
        {
            while (parser.MoveNext())
            {
            }

            return false;
        }
        catch (YamlException e)
        {
            return Is(e);
        }
    }
}
