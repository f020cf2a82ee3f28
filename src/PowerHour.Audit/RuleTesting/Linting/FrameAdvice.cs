using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>Looks at the pages that cards point to, and at the checklists that point to cards.</summary>
internal static class FrameAdvice
{
    private const string Controls = "frameworks/controls.yaml";
    private const string Advisories = "frameworks/advisories.yaml";

    /// <summary>Looks at the pages of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rules">The ids of all rules.</param>
    /// <returns>The problems.</returns>
    public static IEnumerable<DocumentProblem> Problems(RuleFolder folder, IReadOnlyCollection<string> rules)
    {
        var (known, points) = (rules.ToHashSet(StringComparer.Ordinal), folder.Frameworks.Count > 0 ? Points(folder) : []);
        return folder.Threats.SelectMany(t => Gathered(() => FrameReader.ReadThreat(t)))
            .Concat(folder.Frameworks.SelectMany(f => Gathered(() => Read(f, known, points))));
    }

    private static void Read(SourceFile page, HashSet<string> rules, IReadOnlyDictionary<string, IReadOnlyList<string>> points)
    {
        switch (page.Name)
        {
            case Controls: FrameReader.ReadControls(page); break;
            case Advisories: FrameReader.ReadAdvisories(page); break;
            case FrameworkReader.Index: YamlDocument.ReadList(page); break;
            default: FrameworkReader.ReadPage(page, points, rules); break;
        }
    }

    /// <summary>The points of the folder's own checklists, and beside them those of the built-in ones; a page that does not read is reported where it is read.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Points(RuleFolder folder)
    {
        var points = FrameworkReader.ReadPoints(EmbeddedFiles.Below("rules/frameworks/").Select(f => f with { Name = f.Name["rules/".Length..] })).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        foreach (var page in folder.Frameworks)
        {
            Gathered(() => points = FrameworkReader.ReadPoints([page]).Concat(points).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));
        }

        return points;
    }

    private static IReadOnlyList<DocumentProblem> Gathered(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (DocumentException e)
        {
            return e.Problems;
        }
    }
}
