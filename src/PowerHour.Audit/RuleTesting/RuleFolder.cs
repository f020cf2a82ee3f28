using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules.Definitions;

namespace PowerHour.Audit.RuleTesting;

/// <summary>A folder of cards and the tests beside them.</summary>
public sealed class RuleFolder
{
    private const string TestsEnd = ".tests.yaml";

    private RuleFolder(IReadOnlyDictionary<string, SourceFile> cards, IReadOnlyDictionary<string, SourceFile> tests, IReadOnlyList<SourceFile> threats, IReadOnlyList<SourceFile> frameworks, IReadOnlyList<SourceFile> definitions) =>
        (Cards, Tests, Threats, Frameworks, Definitions) = (cards, tests, threats, frameworks, definitions);

    /// <summary>The cards by rule id, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Cards { get; }

    /// <summary>The files of tests by the id of the rule that they stand beside, in ordinal order.</summary>
    public IReadOnlyDictionary<string, SourceFile> Tests { get; }

    /// <summary>The pages in <c>threats/</c>.</summary>
    public IReadOnlyList<SourceFile> Threats { get; }

    /// <summary>The pages in <c>frameworks/</c>: controls and checklists.</summary>
    public IReadOnlyList<SourceFile> Frameworks { get; }

    /// <summary>The file of expressions that its cards share; none or one.</summary>
    public IReadOnlyList<SourceFile> Definitions { get; }

    /// <summary>Whether these are the rules that travel with the tool.</summary>
    public bool IsBuiltIn { get; private init; }

    /// <summary>The expressions that its cards may use.</summary>
    /// <returns>Those of the tool and its own.</returns>
    /// <exception cref="DocumentException">Its file of definitions is wrong.</exception>
    public DefinitionSet DefinitionSet() => IsBuiltIn ? Rules.Definitions.DefinitionSet.BuiltIn : Rules.Definitions.DefinitionSet.BuiltIn.With(Definitions);

    /// <summary>The built-in rules with their tests.</summary>
    /// <returns>The folder.</returns>
    public static RuleFolder BuiltIn() => Of(Embedded("rules/").Where(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)).Concat(Embedded("rule-tests/")), isBuiltIn: true);

    /// <summary>Sorts the files of a folder. The pages of threats and frameworks are neither cards nor tests.</summary>
    /// <param name="files">The files, named by their path within the folder.</param>
    /// <returns>The cards and tests.</returns>
    public static RuleFolder Of(IEnumerable<SourceFile> files) => Of(files, isBuiltIn: false);

    private static RuleFolder Of(IEnumerable<SourceFile> files, bool isBuiltIn)
    {
        var all = files.ToArray();
        var cards = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        var tests = new SortedDictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var file in all.Where(f => !IsThreat(f) && !IsFramework(f) && !IsDefinitions(f)))
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

        return new RuleFolder(cards, tests, [.. all.Where(IsThreat)], [.. all.Where(IsFramework)], [.. all.Where(IsDefinitions)]) { IsBuiltIn = isBuiltIn };
    }

    private static IEnumerable<SourceFile> Embedded(string folder) => EmbeddedFiles.Below(folder).Select(f => f with { Name = f.Name[folder.Length..] });

    private static bool IsDefinitions(SourceFile file) => file.Name == Rules.Definitions.DefinitionSet.FileName;

    private static bool IsThreat(SourceFile file) => file.Name.StartsWith("threats/", StringComparison.Ordinal);

    private static bool IsFramework(SourceFile file) => file.Name.StartsWith("frameworks/", StringComparison.Ordinal);
}
