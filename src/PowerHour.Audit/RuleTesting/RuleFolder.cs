using PowerHour.Audit.Documents;

namespace PowerHour.Audit.RuleTesting;

/// <summary>A folder of cards and the tests beside them.</summary>
public sealed class RuleFolder
{
    private const string TestsEnd = ".tests.yaml";

    private RuleFolder(IReadOnlyDictionary<string, SourceFile> cards, IReadOnlyDictionary<string, SourceFile> tests, IReadOnlyList<SourceFile> threats, IReadOnlyList<SourceFile> frameworks) =>
        (Cards, Tests, Threats, Frameworks) = (cards, tests, threats, frameworks);

    /// <summary>The cards by rule id, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Cards { get; }

    /// <summary>The files of tests by the id of the rule that they stand beside, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Tests { get; }

    /// <summary>The pages in <c>threats/</c>.</summary>
    public IReadOnlyList<SourceFile> Threats { get; }

    /// <summary>The pages in <c>frameworks/</c>: controls and checklists.</summary>
    public IReadOnlyList<SourceFile> Frameworks { get; }

    /// <summary>The built-in rules with their tests.</summary>
    /// <returns>The folder.</returns>
    public static RuleFolder BuiltIn() => Of(Embedded("rules/").Where(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)).Concat(Embedded("rule-tests/")));

    /// <summary>Sorts the files of a folder. The pages of threats and frameworks are neither cards nor tests.</summary>
    /// <param name="files">The files, named by their path within the folder.</param>
    /// <returns>The cards and tests.</returns>
    public static RuleFolder Of(IEnumerable<SourceFile> files)
    {
        var all = files.ToArray();
        var cards = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        var tests = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in all.Where(f => !IsThreat(f) && !IsFramework(f)))
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

        return new RuleFolder(cards, tests, [.. all.Where(IsThreat)], [.. all.Where(IsFramework)]);
    }

    private static IEnumerable<SourceFile> Embedded(string folder) => EmbeddedFiles.Below(folder).Select(f => f with { Name = f.Name[folder.Length..] });

    private static bool IsThreat(SourceFile file) => file.Name.StartsWith("threats/", StringComparison.Ordinal);

    private static bool IsFramework(SourceFile file) => file.Name.StartsWith("frameworks/", StringComparison.Ordinal);
}
