using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Tests.Reporting;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>An account in which every name, tag and policy attacks whoever reads its report, through the real command into every format.</summary>
public sealed partial class HostileSnapshotTests : IClassFixture<HostileSnapshotTests.Scan>
{
    private readonly Scan _scan;

    public HostileSnapshotTests(Scan scan) => _scan = scan;

    [Fact]
    public void The_terminal_is_not_steered()
    {
        Assert.True(_scan.Ran.Code == 1, _scan.Ran.Error);
        Assert.DoesNotContain(_scan.Ran.Out + _scan.Ran.Error, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        _scan.Ran.HasNoStackTrace();
    }

    [Fact]
    public void Findings_on_the_terminal_do_not_steer_it()
    {
        var lines = _scan.OfOneRule.Out.ReplaceLineEndings("\n").Split('\n').Where(l => l.StartsWith("FAIL ", StringComparison.Ordinal)).ToArray();
        Assert.True(lines.Length > 20, _scan.OfOneRule.Out);
        Assert.All(lines, l => Assert.Contains($"{Snapshots.Rule} on ", l, StringComparison.Ordinal));
        Assert.DoesNotContain(_scan.OfOneRule.Out, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("report.sarif")]
    [InlineData("report.ocsf.json")]
    [InlineData("report.asff.json")]
    public void Json_is_json_in_ascii(string file)
    {
        using var document = JsonDocument.Parse(_scan.Text(file));
        Assert.True(document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array);
        Assert.DoesNotContain(_scan.Text(file), c => c > '~' || (c < ' ' && c is not ('\n' or '\r' or '\t')));
    }

    [Fact]
    public void Xml_is_xml()
    {
        using var reader = XmlReader.Create(new StringReader(_scan.Text("report.junit.xml")), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var cases = 0;
        while (reader.Read())
        {
            cases += reader is { NodeType: XmlNodeType.Element, Name: "testcase" } ? 1 : 0;
        }

        Assert.True(cases > HostileTexts.All.Count);
    }

    [Fact]
    public void Xml_is_what_build_servers_read()
    {
        var schemas = new XmlSchemaSet();
        using var xsd = XmlReader.Create(typeof(HostileSnapshotTests).Assembly.GetManifestResourceStream("junit.xsd")!);
        schemas.Add("", xsd);
        XDocument.Parse(_scan.Text("report.junit.xml")).Validate(schemas, (_, e) => Assert.Fail(e.Message));
    }

    [Fact]
    public void Events_have_what_their_class_has()
    {
        using var events = JsonDocument.Parse(_scan.Text("report.ocsf.json"));
        Assert.True(events.RootElement.GetArrayLength() > HostileTexts.All.Count);
        Assert.Empty(events.RootElement.EnumerateArray().SelectMany(OcsfClass.Problems).Distinct(StringComparer.Ordinal));
    }

    /// <summary>A name may turn its own letters around, and nothing after it.</summary>
    [Fact]
    public void No_name_sets_the_direction_of_the_page()
    {
        var page = _scan.Text("report.html");
        Assert.DoesNotMatch(@"<[a-z][^>]* dir=(?!""auto"")", page);
        Assert.DoesNotContain("<bdo", page, StringComparison.Ordinal);
        Assert.DoesNotContain(page, c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
    }

    [Fact]
    public void No_cell_of_the_table_is_a_formula()
    {
        var rows = Csv(_scan.Text("report.csv")).ToArray();
        Assert.True(rows.Length > HostileTexts.All.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.DoesNotContain(rows.SelectMany(r => r), cell => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r');
    }

    [Fact]
    public void The_page_has_its_own_script_and_no_other()
    {
        var page = _scan.Text("report.html");
        Assert.Equal(2, page.Split("<script", StringSplitOptions.None).Length - 1);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_comment_fits_and_holds_no_markup_of_strangers()
    {
        var all = _scan.Text("report.md");
        Assert.InRange(all.Length, 1, 65_536);
        var text = CodeSpan().Replace(all, "");
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", text, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("(?<!`)(?<ticks>`+)(?!`)[^\n]*?(?<!`)\\k<ticks>(?!`)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CodeSpan();

    private static IEnumerable<List<string>> Csv(string text)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = text[0] == '\uFEFF' ? 1 : 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append(text[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    row.Add(cell.ToString());
                    cell.Clear();
                    break;
                case '\n' when !quoted:
                    row.Add(cell.ToString().TrimEnd('\r'));
                    cell.Clear();
                    yield return row;
                    row = [];
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }
    }

    /// <summary>The account, judged once for all tests.</summary>
    public sealed class Scan : IAsyncLifetime
    {
        private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        private readonly TemporaryFolder _folder = new();

        internal Ran Ran { get; private set; } = new(0, "", "");

        internal Ran OfOneRule { get; private set; } = new(0, "", "");

        internal string Text(string file) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(_folder.File(file)));

        public async ValueTask InitializeAsync()
        {
            var snapshot = Snapshot();
            OfOneRule = await Cli.Tests.Ran.Of("report", snapshot, "--rule", Snapshots.Rule, "--out", _folder.File("one"));
            Ran = await Cli.Tests.Ran.Of("report", snapshot, "--all-resources", "--out", _folder.Path, "--format", "html,json,sarif,junit,csv,markdown,ocsf,asff", "--title", "=<b>\u202E");
            Assert.True(File.Exists(_folder.File("report.html")), $"exit code {Ran.Code}\n{Ran.Error}");
            if (Ran.Code == 1 && Environment.GetEnvironmentVariable("POWERHOUR_KEEP_REPORTS") is { Length: > 0 } kept)
            {
                foreach (var file in (string[])["report.html", "report.json", "report.sarif"])
                {
                    File.Copy(_folder.File(file), Path.Combine(kept, file.Replace("report", "account", StringComparison.Ordinal)), overwrite: true);
                }
            }
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private string Snapshot()
        {
            var path = _folder.File("snapshot.zip");
            using var writer = new SnapshotWriter(_folder.File("spool"));
            foreach (var (text, i) in HostileTexts.All.Select((t, i) => (t, i)))
            {
                var number = i.ToString(CultureInfo.InvariantCulture);
                writer.Add(Make("AWS::SageMaker::NotebookInstance", text, $"arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/{number}{text}",
                    $$"""{"NotebookInstanceName":{{Json(text)}},"NotebookInstanceStatus":"InService","DirectInternetAccess":"Enabled","RoleArn":{{Json(text)}},"Tags":[{"Key":{{Json(text)}},"Value":{{Json(text)}}}]}"""));
                writer.Add(Make("AWS::S3::Bucket", text, $"arn:aws:s3:::{number}{text}",
                    $$"""{"Name":{{Json(text)}},"Policy":{"Version":"2012-10-17","Statement":[{"Sid":{{Json(text)}},"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":{{Json(text)}}}]},"Tags":[{"Key":"ml","Value":{{Json(text)}}}]}"""));
            }

            using var file = File.Create(path);
            writer.Complete(Manifest(), file);
            return path;
        }

        private static Resource Make(string type, string name, string arn, string data) => new()
        {
            Type = new ResourceType(type), Arn = arn, Id = arn, Name = name, Region = "eu-west-1", AccountId = "111122223333", Data = Encoding.UTF8.GetBytes(data),
        };

        /// <summary>Every character by its number, so that half of a surrogate pair arrives as the services could send it.</summary>
        private static string Json(string text) => $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";

        private static SnapshotManifest Manifest() => new()
        {
            ToolVersion = HostileTexts.All[0],
            RulesHash = HostileTexts.All[1],
            AccountId = "111122223333",
            Partition = "aws",
            CallerArn = HostileTexts.All[2],
            Regions = ["eu-west-1"],
            StartedAt = At,
            EndedAt = At,
            LookbackDays = 90,
            Coverage = [new CoverageEntry(new ResourceType("AWS::SageMaker::NotebookInstance"), "eu-west-1", HostileTexts.All.Count, []), new CoverageEntry(new ResourceType("AWS::S3::Bucket"), "global", HostileTexts.All.Count, [])],
            Gaps = [.. HostileTexts.All.Select(t => new CoverageGap($"s3:{t}", "eu-west-1", GapCause.AccessDenied, t, t, t)).DistinctBy(g => g.Id, StringComparer.Ordinal)],
        };
    }
}
