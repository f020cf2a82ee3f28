using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting.Html;
using PowerHour.Audit.Reporting.Templates;

namespace PowerHour.Audit.Reporting;

/// <summary>The templates of the HTML report: those that travel with the tool, or a folder's, which may replace any of them.</summary>
public sealed class ReportTemplates
{
    private const string Folder = "reports/html/";
    private const string Main = "report";

    private static readonly Lazy<ReportTemplates> Own = new(() => new ReportTemplates([.. EmbeddedFiles.Below(Folder)]));

    private static readonly Lazy<string> OwnHash = new(() => HashOf(EmbeddedFiles.Below(Folder)));

    private readonly Dictionary<string, PartList> _templates = new(StringComparer.Ordinal);

    private ReportTemplates(IReadOnlyList<SourceFile> sources)
    {
        Hash = HashOf(sources);
        var files = sources.ToDictionary(f => Path.GetFileName(f.Name), f => f with { Text = f.Text.ReplaceLineEndings("\n") }, StringComparer.Ordinal);
        var templates = files.Where(f => f.Key.EndsWith(".hbs", StringComparison.Ordinal)).ToDictionary(f => Path.GetFileNameWithoutExtension(f.Key), f => f.Value, StringComparer.Ordinal);
        var functions = new TemplateFunctions(Style(files), PageScript.Of("script", files["script.js"])).All;
        Check(templates, functions);
        var parser = new TemplateParser(functions, _templates);
        foreach (var (name, file) in templates)
        {
            _templates[name] = parser.Parse(file);
        }
    }

    /// <summary>SHA-256 of the templates that travel with the tool, lower-case hex.</summary>
    public static string EmbeddedHash => OwnHash.Value;

    /// <summary>SHA-256 of these templates, lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>The templates that travel with the tool.</summary>
    public static ReportTemplates Embedded => Own.Value;

    /// <summary>Reads a folder's templates; a file that it does not have is the tool's own.</summary>
    /// <param name="directory">The folder: <c>*.hbs</c>, <c>style.css</c>, <c>colours.css</c>, <c>picture.css</c>, <c>script.js</c>.</param>
    /// <returns>The templates.</returns>
    /// <exception cref="DocumentException">A template is wrong; the problems name file, line and column.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ReportTemplates FromDirectory(string directory)
    {
        var own = Directory.EnumerateFiles(directory).Where(IsTemplate).Order(StringComparer.Ordinal).Select(Read).ToList();
        if (own.Count == 0)
        {
            throw new DocumentException(new DocumentProblem(directory, 1, 1, "this folder has no template: expected *.hbs, style.css, colours.css, picture.css or script.js"));
        }

        var names = own.Select(f => Path.GetFileName(f.Name)).ToHashSet(StringComparer.Ordinal);
        return new ReportTemplates([.. own, .. EmbeddedFiles.Below(Folder).Where(f => !names.Contains(Path.GetFileName(f.Name)))]);
    }

    /// <summary>Renders a report.</summary>
    /// <exception cref="DocumentException">A template asks for a value that is not there.</exception>
    internal void Render(ReportView report, ReportData data, TextWriter output) =>
        _templates[Main].Render(new TemplateScope(new PageView(report, data), null, -1), output);

    private static string HashOf(IEnumerable<SourceFile> files) =>
        new SourceFile("", string.Concat(files.OrderBy(f => Path.GetFileName(f.Name), StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f.Name)}\n{f.Hash}\n"))).Hash;

    // One sheet of three: the colours and the pictures' looks serve drawings outside the page as well.
    private static PageScript Style(Dictionary<string, SourceFile> files)
    {
        var sheets = new[] { "colours.css", "style.css", "picture.css" }.Select(n => PageScript.Of("style", files[n]).File).ToList();
        return new PageScript("style", sheets[1] with { Text = string.Concat(sheets.Select(s => s.Text)) });
    }

    private static void Check(Dictionary<string, SourceFile> templates, IReadOnlyDictionary<string, TemplateFunction> functions)
    {
        var checker = new TemplateChecker(templates.Keys.ToHashSet(StringComparer.Ordinal), functions);
        var problems = templates.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => checker.Check(t.Value)).ToList();
        if (problems.Count > 0)
        {
            throw new DocumentException(problems);
        }
    }

    private static bool IsTemplate(string path) => Path.GetExtension(path) == ".hbs" || Path.GetFileName(path) is "style.css" or "colours.css" or "picture.css" or "script.js";

    private static SourceFile Read(string path) =>
        !Inventory.RegularFile.Is(path) ? throw new DocumentException(new DocumentProblem(path, 1, 1, "is not a regular file"))
        : new FileInfo(path).Length > SourceFile.MaxLength ? throw new DocumentException(new DocumentProblem(path, 1, 1, $"the file is longer than {SourceFile.MaxLength} bytes"))
        : new SourceFile(path, File.ReadAllText(path));
}
