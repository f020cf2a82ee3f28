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
    public static IEnumerable<DocumentProblem> Problems(RuleFolder folder, IReadOnlyCollection<string> rules) =>
        folder.Threats.SelectMany(t => Gathered(() => FrameReader.ReadThreat(t)))
            .Concat(folder.Frameworks.SelectMany(f => Gathered(() => Read(f, rules))));

    private static void Read(SourceFile page, IReadOnlyCollection<string> rules)
    {
        if (page.Name == Controls)
        {
            FrameReader.ReadControls(page);
            return;
        }

        if (page.Name == Advisories)
        {
            FrameReader.ReadAdvisories(page);
            return;
        }

        var checklist = YamlDocument.ReadMap(page);
        var known = rules.ToHashSet(StringComparer.Ordinal);
        foreach (var id in checklist.Keys)
        {
            ReadPoint(checklist, id, known);
        }

        checklist.ThrowIfWrong();
    }

    private static void ReadPoint(YamlMap checklist, string id, HashSet<string> known)
    {
        if (checklist.Map(id) is not { } point)
        {
            return;
        }

        point.Text("title");
        var (served, missing) = (point.Texts("rules"), point.OptionalText("missing"));
        foreach (var rule in served.Where(r => !known.Contains(r)))
        {
            point.Wrong("rules", $"there is no rule `{rule}`{(Nearest.To(rule, known) is { } near ? $" — did you mean `{near}`?" : "")}");
        }

        if (served.Count == 0 && string.IsNullOrWhiteSpace(missing))
        {
            point.Wrong("rules", $"`{id}` has neither `rules` nor `missing`, which says what is lacking");
        }

        point.RefuseOtherKeys();
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
