using PowerHour.Audit.Documents;

namespace PowerHour.Audit.RuleTesting;

/// <summary>A folder of cards and the tests beside them.</summary>
public sealed class RuleFolder
{
    private const string TestsEnd = ".tests.yaml";

    private RuleFolder(IReadOnlyDictionary<string, SourceFile> cards, IReadOnlyDictionary<string, SourceFile> tests) => (Cards, Tests) = (cards, tests);

    /// <summary>The cards by rule id, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Cards { get; }

    /// <summary>The files of tests by the id of the rule that they stand beside, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Tests { get; }

    /// <summary>Sorts the files of a folder. The pages of threats and frameworks are neither cards nor tests.</summary>
    /// <param name="files">The files, named by their path within the folder.</param>
    /// <returns>The cards and tests.</returns>
    public static RuleFolder Of(IEnumerable<SourceFile> files)
    {
        var cards = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        var tests = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in files.Where(f => !IsFrame(f.Name)))
        {
            if (file.Name.EndsWith(TestsEnd, StringComparison.Ordinal))
            {
                tests[file.Name[..^TestsEnd.Length]] = file;
            }
            else
            {
                cards[file.Name[..^".yaml".Length]] = file;
            }
        }

        return new RuleFolder(cards, tests);
    }

    private static bool IsFrame(string name) =>
        name.StartsWith("threats/", StringComparison.Ordinal) || name.StartsWith("frameworks/", StringComparison.Ordinal);
}
