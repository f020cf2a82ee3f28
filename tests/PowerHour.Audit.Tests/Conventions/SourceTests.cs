using System.Text.RegularExpressions;
using Xunit;

namespace PowerHour.Audit.Tests.Conventions;

/// <summary>Habits of the house that no analyzer checks, over every source file of the product.</summary>
public sealed partial class SourceTests
{
    private static readonly string Root = RepositoryRoot();

    private static readonly string[] Files = [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The engine's folders: each may use only those before it.</summary>
    private static readonly string[] Layers = ["Collections", "Documents", "Inventory", "AwsServices", "Graph", "Iam", "Cel", "Analysis", "Rules", "Findings", "Scoring", "Evaluation", "RuleTesting", "Reporting", "Demo"];

    /// <summary>Parts that know nothing else of the product, so that they can be judged, and used, by themselves.</summary>
    private static readonly string[] Alone = ["Iam", "Cel", "Collections", "Documents", "Inventory"];

    [Fact]
    public void Each_folder_of_the_engine_uses_only_earlier_ones() => Expect.None(
        from file in EngineFiles()
        let folder = Folder(file)
        where folder.Length > 0
        from used in UsedFolders(file)
        where used != folder && (Alone.Contains(folder, StringComparer.Ordinal) || Array.IndexOf(Layers, used) > Array.IndexOf(Layers, folder))
        select $"{file}: {folder} must not use {used}");

    [Fact]
    public void Every_folder_of_the_engine_has_its_layer() => Expect.None(EngineFiles().Select(Folder).Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Except(Layers, StringComparer.Ordinal));

    [Fact]
    public void The_engine_references_no_aws_sdk_and_no_network() => Expect.None(
        typeof(AuditPipeline).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("AWSSDK", StringComparison.Ordinal) || n is "System.Net.Http" or "System.Net.Sockets" or "System.Net.Requests" or "System.Net.WebClient" or "System.Net.NameResolution" or "System.Console" or "System.Diagnostics.Process"));

    [Fact]
    public void Files_are_short() => Expect.None(Files.Where(f => Lines(f).Length > 400));

    [Fact]
    public void Half_of_the_files_have_60_lines_or_fewer()
    {
        var lengths = Files.Select(f => Lines(f).Length).Order().ToArray();
        Assert.InRange(lengths[lengths.Length / 2], 1, 60);
    }

    [Fact]
    public void Every_exception_that_is_caught_is_named() => Expect.None(
        from file in Files
        from line in Lines(file).Index()
        let text = line.Item.Trim()
        where text is "catch" or "catch {" || (text.StartsWith("catch (Exception", StringComparison.Ordinal) && !text.Contains(" when (", StringComparison.Ordinal))
        select $"{file}({line.Index + 1}): {text}");

    /// <summary>Cards compare these words; the linter knows them from their lists.</summary>
    [Fact]
    public void Words_on_ways_come_from_their_lists() => Expect.None(
        from file in Files
        from line in Lines(file).Index()
        where line.Item.Contains("new PathLink(\"", StringComparison.Ordinal) || line.Item.Contains("new PathPoint(\"", StringComparison.Ordinal)
        select $"{file}({line.Index + 1}): {line.Item.Trim()}");

    /// <summary>Where `I` has no small `i`, a pattern that follows the culture finds no `API_KEY`.</summary>
    [Fact]
    public void No_pattern_follows_a_culture() => Expect.None(
        from file in Files
        from line in Lines(file).Index()
        where line.Item.Contains("RegexOptions.IgnoreCase", StringComparison.Ordinal) && !line.Item.Contains("RegexOptions.CultureInvariant", StringComparison.Ordinal)
        select $"{file}({line.Index + 1}): {line.Item.Trim()}");

    [Fact]
    public void Nothing_is_left_to_do() => Expect.None(
        from file in Files
        from line in Lines(file).Index()
        where Unfinished().IsMatch(line.Item)
        select $"{file}({line.Index + 1}): {line.Item.Trim()}");

    [Fact]
    public void Every_file_declares_one_type_and_has_its_name() => Expect.None(
        from file in Files
        where Path.GetFileName(file) is not ("Program.cs" or "GlobalUsings.cs")
        let types = Lines(file).Select(l => TopLevelType().Match(l)).Where(m => m.Success).Select(m => m.Groups["name"].Value).ToArray()
        where types is not [var only] || only != Path.GetFileNameWithoutExtension(file)
        select $"{file}: declares {string.Join(", ", types)}");

    [Fact]
    public void Every_namespace_is_its_folder() => Expect.None(
        from file in Files
        where Path.GetFileName(file) is not "Program.cs"
        let expected = $"namespace {Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')};"
        where !Lines(file).Contains(expected, StringComparer.Ordinal)
        select $"{file}: has no `{expected}`");

    [Fact]
    public void No_class_can_be_inherited_by_accident() => Expect.None(
        from file in Files
        from line in Lines(file)
        let match = OpenType().Match(line)
        where match.Success
        select $"{file}: {line}");

    [Fact]
    public void No_name_says_nothing() => Expect.None(Files.Where(f => Vague().IsMatch(Path.GetFileNameWithoutExtension(f))));

    [Fact]
    public void Nothing_knows_the_machine_it_was_written_on() => Expect.None(
        from file in Files
        from line in Lines(file).Index()
        where MachinePath().IsMatch(line.Item)
        select $"{file}({line.Index + 1}): {line.Item.Trim()}");

    private static IEnumerable<string> EngineFiles() => Files.Where(f => f.StartsWith("src/PowerHour.Audit/", StringComparison.Ordinal));

    private static string Folder(string file) => file.Split('/') is [_, _, var folder, _, ..] ? folder : "";

    private static IEnumerable<string> UsedFolders(string file) =>
        Lines(file).SelectMany(l => Used().Matches(l).Select(m => m.Groups["name"].Value)).Distinct(StringComparer.Ordinal).Where(u => Layers.Contains(u, StringComparer.Ordinal));

    private static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PowerHour.Audit.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*(?:global )?using (?:static |\w+ = )?PowerHour\.Audit\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^(?:public |internal |file |sealed |static |abstract |readonly |ref |partial |unsafe )*(?:class|record struct|record class|record|struct|interface|enum|delegate \S+) (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^(?:public |internal )(?:partial )?(?:class|record(?! struct)) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenType();

    [GeneratedRegex(@"(Utils?|Helpers?|Common|Manager|Misc)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Vague();

    [GeneratedRegex(@"(?<![\w.])/(work|home|Users|tmp)/\w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
