using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules;

/// <summary>Reads the pages of frameworks strictly: what they are, and which rules serve each of their controls.</summary>
internal static class FrameworkReader
{
    private const string Folder = "frameworks/";

    /// <summary>The list of the pages, in the order in which they are printed.</summary>
    public const string Index = Folder + "index.yaml";

    /// <summary>Pages of points: others name the points, so that a new rule is entered once.</summary>
    public static readonly string[] PointPages = [Folder + "power-hour-checklist.yaml", Folder + "power-hour-newer.yaml"];

    /// <summary>Pages in the folder that are no framework.</summary>
    private static readonly string[] Others = [Index, Folder + "controls.yaml", Folder + "advisories.yaml"];

    /// <summary>Whether a page holds the controls of a framework.</summary>
    /// <param name="page">The page.</param>
    /// <returns>True unless it is one of those that cards and the index need.</returns>
    public static bool IsFramework(SourceFile page) => page.Name.StartsWith(Folder, StringComparison.Ordinal) && !Others.Contains(page.Name, StringComparer.Ordinal);

    /// <summary>Reads every framework that the index names.</summary>
    /// <param name="files">The files of the rules' folder.</param>
    /// <returns>The frameworks, in the order of the index.</returns>
    /// <exception cref="DocumentException">A page is wrong or missing.</exception>
    public static IReadOnlyList<Framework> ReadAll(IReadOnlyCollection<SourceFile> files)
    {
        var pages = files.Where(IsFramework).ToDictionary(f => f.Name, StringComparer.Ordinal);
        var points = ReadPoints(files);
        return [.. YamlDocument.ReadList(files.First(f => f.Name == Index)).Select(entry => ReadOne(entry, pages, points))];
    }

    /// <summary>The points that other pages may name, with their rules.</summary>
    /// <param name="files">The files of the rules' folder.</param>
    /// <returns>The rules by point.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadPoints(IEnumerable<SourceFile> files) =>
        files.Where(f => PointPages.Contains(f.Name, StringComparer.Ordinal)).SelectMany(f => ReadPage(f, None))
            .ToDictionary(c => c.Id, c => c.Rules, StringComparer.Ordinal);

    /// <summary>Reads a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="points">The points that it may name.</param>
    /// <returns>Its controls, in page order.</returns>
    /// <exception cref="DocumentException">Something in the page is wrong; every problem is named.</exception>
    public static IReadOnlyList<FrameworkControl> ReadPage(SourceFile page, IReadOnlyDictionary<string, IReadOnlyList<string>> points) => ReadPage(page, points, null);

    /// <summary>Reads a page, and holds the rules that it names against those that there are.</summary>
    /// <param name="page">The page.</param>
    /// <param name="points">The points that it may name.</param>
    /// <param name="known">The ids of all rules; null where they are not to be checked.</param>
    /// <returns>Its controls, in page order.</returns>
    /// <exception cref="DocumentException">Something in the page is wrong; every problem is named.</exception>
    public static IReadOnlyList<FrameworkControl> ReadPage(SourceFile page, IReadOnlyDictionary<string, IReadOnlyList<string>> points, IReadOnlySet<string>? known)
    {
        var map = YamlDocument.ReadMap(page);
        var controls = map.Keys.Select(id => (Id: id, Entry: map.Map(id))).Where(e => e.Entry is not null).Select(e => ReadControl(e.Id, e.Entry!, points, known)).ToArray();
        map.ThrowIfWrong();
        return controls;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    private static Framework ReadOne(YamlMap entry, Dictionary<string, SourceFile> pages, IReadOnlyDictionary<string, IReadOnlyList<string>> points)
    {
        var id = entry.Text("id");
        var page = pages.GetValueOrDefault($"{Folder}{id}.yaml");
        if (page is null)
        {
            entry.Wrong("id", $"there is no page `{Folder}{id}.yaml`");
        }

        var framework = new Framework(id, entry.Text("title"), entry.OptionalText("version") ?? "", entry.OptionalText("source") ?? "", entry.Flag("indicative", false), page is null ? [] : ReadPage(page, points));
        entry.RefuseOtherKeys();
        entry.ThrowIfWrong();
        return framework;
    }

    private static FrameworkControl ReadControl(string id, YamlMap entry, IReadOnlyDictionary<string, IReadOnlyList<string>> points, IReadOnlySet<string>? known)
    {
        var title = entry.Text("title");
        var (rules, named, missing) = (entry.Texts("rules"), entry.Texts("points"), entry.OptionalText("missing") ?? "");
        foreach (var rule in rules.Where(r => known?.Contains(r) == false))
        {
            entry.Wrong("rules", $"there is no rule `{rule}`{(Nearest.To(rule, known!) is { } near ? $" — did you mean `{near}`?" : "")}");
        }

        foreach (var point in named.Where(p => !points.ContainsKey(p)))
        {
            entry.Wrong("points", $"there is no point `{point}`{(Nearest.To(point, points.Keys) is { } near ? $" — did you mean `{near}`?" : "")}");
        }

        if (rules.Count + named.Count == 0 && string.IsNullOrWhiteSpace(missing))
        {
            entry.Wrong("rules", $"`{id}` has neither `rules` nor `missing`, which says what is lacking");
        }

        entry.RefuseOtherKeys();
        var all = rules.Concat(named.SelectMany(p => points.GetValueOrDefault(p) ?? [])).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new FrameworkControl(id, title, [.. all], missing);
    }
}
