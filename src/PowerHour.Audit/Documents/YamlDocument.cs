using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PowerHour.Audit.Documents;

/// <summary>Reads YAML strictly: one document, no aliases, no custom tags, no duplicate keys, bounded size and depth.</summary>
public static class YamlDocument
{
    /// <summary>How deep maps and lists may nest.</summary>
    public const int MaxDepth = 24;

    /// <summary>How many keys, values, maps and lists a file may hold.</summary>
    public const int MaxNodes = 100_000;

    internal const string Quotes = "; an expression that begins with `!`, `&`, `'`, `[` or `{` goes in quotes or below `|`";

    /// <summary>Reads a file that holds one map.</summary>
    /// <param name="source">The file.</param>
    /// <returns>A reader over the map.</returns>
    /// <exception cref="DocumentException">The text is not YAML, or uses what is not allowed, or is no map.</exception>
    public static YamlMap ReadMap(SourceFile source) => Read(source) is YamlMappingNode map
        ? new YamlMap(source, map, new List<DocumentProblem>())
        : throw new DocumentException(source.Problem(1, 1, "expected a map of `key: value` lines"));

    /// <summary>Reads a file that holds a list of maps.</summary>
    /// <param name="source">The file.</param>
    /// <returns>A reader for each map.</returns>
    /// <exception cref="DocumentException">The text is not YAML, or uses what is not allowed, or is no list of maps.</exception>
    public static IReadOnlyList<YamlMap> ReadList(SourceFile source)
    {
        if (Read(source) is not YamlSequenceNode list)
        {
            throw new DocumentException(source.Problem(1, 1, "expected a list: each entry begins with `- `"));
        }

        var problems = new List<DocumentProblem>();
        return [.. list.Children.Select(n => n is YamlMappingNode map ? new YamlMap(source, map, problems) : throw NotAMap(source, n))];
    }

    /// <summary>Reads a file that holds a list of maps, or nothing but comments.</summary>
    /// <param name="source">The file.</param>
    /// <returns>A reader for each map.</returns>
    /// <exception cref="DocumentException">The text is not YAML, or uses what is not allowed, or is no list of maps.</exception>
    public static IReadOnlyList<YamlMap> ReadListOrNothing(SourceFile source) =>
        source.Lines.All(l => l.TrimStart('\uFEFF').TrimStart() is "" or ['#', ..]) ? [] : ReadList(source);

    /// <summary>Reads a file that holds a list of entries, or nothing but comments.</summary>
    /// <typeparam name="T">The entry.</typeparam>
    /// <param name="source">The file.</param>
    /// <param name="read">Reads an entry, or gives null where it notes what is wrong with it.</param>
    /// <param name="refuseTwice">Notes what is wrong where an entry before speaks of the same: its map, the entries before, the entry.</param>
    /// <returns>The entries.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong; every problem is named.</exception>
    public static IReadOnlyList<T> ReadEntries<T>(SourceFile source, Func<YamlMap, T?> read, Action<YamlMap, List<T>, T> refuseTwice)
        where T : class
    {
        var maps = ReadListOrNothing(source);
        var entries = new List<T>();
        foreach (var map in maps)
        {
            if (read(map) is { } entry)
            {
                refuseTwice(map, entries, entry);
                entries.Add(entry);
            }
        }

        if (maps.Count > 0)
        {
            maps[0].ThrowIfWrong(); // the problems of a file are kept together
        }

        return entries;
    }

    private static DocumentException NotAMap(SourceFile source, YamlNode node) =>
        new(source.Problem((int)node.Start.Line, (int)node.Start.Column, "expected a map of `key: value` lines"));

    private static YamlNode Read(SourceFile source)
    {
        if (source.Text.Length > SourceFile.MaxLength)
        {
            throw new DocumentException(new DocumentProblem(source.Place, 1, 1, $"the file has {source.Text.Length} characters; at most {SourceFile.MaxLength} are read"));
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new GuardedParser(source));
            return stream.Documents is [{ } only] ? WithPlainKeys(source, only.RootNode) : throw new DocumentException(source.Problem(1, 1, "expected one YAML document"));
        }
        catch (YamlException e)
        {
            throw new DocumentException(YamlTab.Is(e) ? YamlTab.Problem(source) : source.Problem((int)e.Start.Line, (int)e.Start.Column, Plain(e)));
        }
    }

    private static YamlNode WithPlainKeys(SourceFile source, YamlNode root) =>
        root.AllNodes.OfType<YamlMappingNode>().SelectMany(m => m.Children.Keys).FirstOrDefault(k => k is not YamlScalarNode) is { } odd
            ? throw new DocumentException(source.Problem((int)odd.Start.Line, (int)odd.Start.Column, "a key must be a text, not a map or a list; put quotes around it if it begins with `[` or `{`"))
            : root;

    private static string Plain(YamlException e) =>
        e.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) ? "the key stands twice in this map" : $"not valid YAML: {Words((e.InnerException ?? e).Message)}{(e.Message.Contains("did not find expected", StringComparison.Ordinal) ? Quotes : "")}";

    /// <summary>The parser's sentence as part of one: `While parsing a block mapping, did not find expected key.` is `in a block mapping, a key was expected`.</summary>
    private static string Words(string message) => message.TrimEnd('.', ' ')
        .Replace("While parsing a", "in a", StringComparison.Ordinal).Replace("While scanning a", "in a", StringComparison.Ordinal)
        .Replace("did not find expected key", "a key was expected", StringComparison.Ordinal).Replace("did not find expected", "expected", StringComparison.Ordinal);
}
