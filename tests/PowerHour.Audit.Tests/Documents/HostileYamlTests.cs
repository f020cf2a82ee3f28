using System.Text;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Documents;

/// <summary>Files that are wrong, or mean harm, end in one clear problem with its place.</summary>
public sealed class HostileYamlTests
{
    public static TheoryData<string, string, int, string> Refused() => new()
    {
        { "anchor", "a: &x 1\n", 1, "anchors" },
        { "anchor on a map", "a: 1\nb: &x { c: 1 }\n", 2, "anchors" },
        { "alias", "a: 1\nb: *x\n", 2, "alias" },
        { "merge key", "a: 1\n<<: *x\n", 2, "alias" },
        { "tag", "a: !!python/object:os.system ls\n", 1, "tags" },
        { "own tag", "a: 1\nb: !secret x\n", 2, "tags" },
        { "duplicate key", "a: 1\nb: 2\na: 3\n", 3, "a" },
        { "duplicate key in quotes", "a: 1\n\"a\": 3\n", 2, "a" },
        { "folded text", "a: >\n  one\n  two\n", 1, "folded" },
        { "two values", "a: 'x' == 'x'\n", 0, "not valid YAML: in a block mapping, a key was expected; an expression that begins" },
        { "open list", "a: [1, 2\n", 0, "" },
        { "open quote", "a: \"x\n", 0, "" },
        { "tab as indent", "a:\n\t- b\n", 2, "a tab can not indent in YAML: write spaces" },
        { "tab after spaces", "a: 1\nb:\n  c:\n  \td: 1\n", 4, "tab" },
        { "tab before a second key", "a: 1\n\tb: 2\nc: 3\n", 2, "tab" },
        { "tab in a block", "a: |\n  one\n\ttwo\nb: 1\n", 3, "tab" },
        { "tab below one that is allowed", "a: {b: 1,\n\tc: 2}\nd: \"x\ty\"\ne:\n\tf: 1\n", 5, "tab" },
        { "two documents", "a: 1\n---\nb: 2\n", 0, "one YAML document" },
        { "nothing", "", 1, "one YAML document" },
        { "only a comment", "# nothing\n", 1, "one YAML document" },
        { "a text", "just words\n", 1, "map" },
        { "a list", "- a\n", 1, "map" },
        { "a map as key", "? { a: 1 }\n: 2\n", 1, "key" },
        { "a list as key", "a: 1\nb:\n  - { [a, b]: 1 }\n", 3, "key" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_allowed_is_one_problem_at_its_place(string what, string text, int line, string words)
    {
        var problem = Problem(what, text);
        Assert.Contains(words, problem.Message, StringComparison.OrdinalIgnoreCase);
        Assert.True(line == 0 || problem.Line == line, problem.ToString());
    }

    [Fact]
    public void Ten_megabytes_are_refused_unread() => Assert.Contains("at most", Problem("10 MB", "a: " + new string('x', 10_000_000)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Deep_nesting_does_not_exhaust_the_stack(char open) => Problem("deep", "a: " + new string(open, 100_000));

    [Fact]
    public void Deep_indentation_does_not_exhaust_the_stack()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 300; i++)
        {
            text.Append(' ', i).Append("a:\n");
        }

        Assert.Contains("nests deeper", Problem("indented", text.ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_laughs_cost_nothing()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 100; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        }

        Assert.Contains("anchors", Problem("laughs", text.ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_file_below_the_limit_is_read()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"key{i}: value{i}\n"));
        Assert.Equal(40_000, YamlDocument.ReadMap(new SourceFile("large.yaml", text)).Keys.Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("title: 1\n")]
    [InlineData("title: {}\nresource: []\nseverity: 7\nthreats: 3\nreferences: x\nremediation: []\n")]
    [InlineData("title: x\nresource: AWS::S3::Bucket\nseverity: high\ncontrol: encryption\nthreats: { poisoning: { relevance: 99, how: x } }\nwhy: x\nrequire: 'true'\nmessage: x\nimpact: x\nexposure: -1\n")]
    public void A_card_of_wrong_kinds_names_what_is_wrong(string text)
    {
        var error = Assert.Throws<DocumentException>(() => RuleReader.Read(new SourceFile("x.yaml", text), "acme/x"));
        Assert.NotEmpty(error.Problems);
        Assert.All(error.Problems, p => Assert.StartsWith("x.yaml(", p.ToString(), StringComparison.Ordinal));
    }

    private static DocumentProblem Problem(string what, string text)
    {
        var error = Assert.Throws<DocumentException>(() => YamlDocument.ReadMap(new SourceFile("hostile.yaml", text)));
        var problem = Assert.Single(error.Problems);
        Assert.True(problem.Message.Length > 0, what);
        Assert.InRange(problem.ToString().Length, 1, 1000);
        Assert.True(problem is { Line: > 0, Column: > 0 }, problem.ToString());
        return problem;
    }
}
