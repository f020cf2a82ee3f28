using System.Globalization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting;
using PowerHour.Audit.RuleTesting.Linting;
using Xunit;

namespace PowerHour.Audit.Tests.RuleTesting;

/// <summary>Cards made to hang, exhaust, crash or mislead the tool end in a clear error; what only shows when a rule runs costs that rule and no other.</summary>
public sealed class HostileRulesTests
{
    private const string Head = "title: T\nresource: AWS::SageMaker::NotebookInstance\nseverity: low\ncontrol: preparation\nwhy: W\nmessage: M\nremediation: { text: R }\n";

    private const string Deep = "[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(c, [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e, [0,1,2,3,4,5,6,7,8,9].all(f, [0,1,2,3,4,5,6,7,8,9].all(g, [0,1,2,3,4,5,6,7,8,9].all(h, [0,1,2,3,4,5,6,7,8,9].all(i, [0,1,2,3,4,5,6,7,8,9].all(j, name != 'x'))))))))))";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly RuleCatalog Frame = RuleCatalog.Load();

    public static TheoryData<string, string> Cards => new()
    {
        { "nested parentheses", $"{Head}require: {new string('(', 30_000)}" },
        { "nested calls", $"{Head}require: {string.Concat(Enumerable.Repeat("size([", 10_000))}" },
        { "nested comprehensions", $"{Head}require: {string.Concat(Enumerable.Repeat("[1].all(x,", 6_000))}" },
        { "a huge pattern", $"{Head}require: self.RoleArn.matches('{new string('a', 60_000)}')" },
        { "a pattern that grows", $"{Head}require: self.RoleArn.matches('(((a{{100}}){{100}}){{100}})')" },
        { "a pattern that is open", $"{Head}require: self.RoleArn.matches('{new string('(', 900)}')" },
        { "a huge expression", $"{Head}require: |\n  true{string.Concat(Enumerable.Repeat(" && true", 60_000))}" },
        { "YAML lists in lists", $"title: {new string('[', 100_000)}" },
        { "YAML maps in maps", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{new string(' ', i)}a:\n")) },
        { "anchors that explode", "a: &a [x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c, *c, *c, *c]\n" },
        { "merge keys", $"<<: &x {{ title: T }}\n{Head}require: \"true\"" },
        { "a key that stands twice", $"{Head}title: U\nrequire: \"true\"" },
        { "a tag that makes objects", $"{Head}require: !!python/object/apply:os.system [id]" },
        { "a list for a text", $"{Head.Replace("title: T", "title: [T]", StringComparison.Ordinal)}require: \"true\"" },
        { "maps for everything", "title: {}\nresource: {}\nseverity: {}\ncontrol: {}\nwhy: {}\nmessage: {}\nremediation: []\nthreats: 3\nparams: []\nlet: []\nwhere: []\nrequire: {}\nevidence: {}\nreferences: {}\naliases: {}\nimpact: {}\nexposure: []\nmanual: []" },
        { "numbers too large", $"{Head}impact: 99999999999999999999\nrequire: \"true\"" },
        { "a list as a key", $"{Head}? [a, b]\n: c\nrequire: \"true\"" },
        { "two documents", $"{Head}require: \"true\"\n---\n{Head}" },
        { "no document", "" },
        { "binary", "\u0000\u0001\u0002\uFFFD\u0000ELF" },
        { "ten megabytes", $"{Head}require: \"true\"\n#{new string('x', 10_000_000)}" },
        { "thousands of named expressions", $"{Head}let:\n  a0: name\n{string.Concat(Enumerable.Range(1, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"  a{i}: a{i - 1} + a{i - 1}\n")))}require: a4999 == 'x'" },
        { "thousands of unknown keys", $"{Head}require: \"true\"\n{string.Concat(Enumerable.Range(1, 40_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i}: v\n")))}" },
        { "hundreds of thousands of values", $"{Head}params: {{ p: [{string.Join(',', Enumerable.Repeat("1", 300_000))}] }}\nrequire: params.p.size() > 0" },
        { "a let that needs itself", $"{Head}let: {{ a: a > 1 }}\nrequire: a" },
        { "lets in a circle", $"{Head}let: {{ a: b, b: a }}\nrequire: a" },
        { "a type that is not there", $"{Head.Replace("AWS::SageMaker::NotebookInstance", new string('A', 100_000), StringComparison.Ordinal)}require: \"true\"" },
        { "a threat that is not there", $"{Head}threats: [\"</script><script>alert(1)</script>\"]\nrequire: \"true\"" },
        { "a number for a verdict", $"{Head}require: \"1\"" },
    };

    public static TheoryData<string> Ids => ["../../../etc/passwd", "a/../b", "/etc/passwd", "a", "A/B", "a b/c", "a/\u001b[31mb", "a/\u202Eb", "a//b", "a/", "a/" + new string('b', 100_000), "a/b.tests", "con/nul?", "a/é"];

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_hostile_card_is_refused_with_a_clear_message(string what, string card)
    {
        var problems = new RuleLinter(Services, Frame).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card)]));
        Assert.Contains(problems, p => !p.IsWarning);
        Assert.All(problems, p => Assert.InRange(p.Message.Length, 5, 4_001));
        Assert.All(problems, p => Assert.DoesNotContain("   at ", p.ToString(), StringComparison.Ordinal));
        Assert.True(problems.Count < 100, what);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hostile_name_is_no_rule_id(string id)
    {
        var wrong = Assert.Throws<DocumentException>(() => RuleReader.Read(new SourceFile("x.yaml", $"{Head}require: \"true\""), id));
        Assert.Contains("SERVICE/NAME.yaml", wrong.Message, StringComparison.Ordinal);
    }

    /// <summary>Each of these compiles. It may give no verdict, and no other rule may suffer.</summary>
    [Theory]
    [InlineData("resources('AWS::SageMaker::TrainingJob').all(a, resources('AWS::SageMaker::TrainingJob').all(b, resources('AWS::SageMaker::TrainingJob').all(c, resources('AWS::SageMaker::TrainingJob').all(d, resources('AWS::SageMaker::TrainingJob').all(e, resources('AWS::SageMaker::TrainingJob').all(f, resources('AWS::SageMaker::TrainingJob').all(g, resources('AWS::SageMaker::TrainingJob').all(h, resources('AWS::SageMaker::TrainingJob').all(i, resources('AWS::SageMaker::TrainingJob').all(j, resources('AWS::SageMaker::TrainingJob').all(k, resources('AWS::SageMaker::TrainingJob').all(l, resources('AWS::SageMaker::TrainingJob').all(m, resources('AWS::SageMaker::TrainingJob').all(n, resources('AWS::SageMaker::TrainingJob').all(o, resources('AWS::SageMaker::TrainingJob').all(p, resources('AWS::SageMaker::TrainingJob').all(q, resources('AWS::SageMaker::TrainingJob').all(r, a.TrainingJobName != name))))))))))))))))))")]
    [InlineData("[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(c, [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e, [0,1,2,3,4,5,6,7,8,9].all(f, [0,1,2,3,4,5,6,7,8,9].all(g, [0,1,2,3,4,5,6,7,8,9].all(h, [0,1,2,3,4,5,6,7,8,9].all(i, [0,1,2,3,4,5,6,7,8,9].all(j, name != 'x'))))))))))")]
    [InlineData("cel.bind(a, [name, name, name, name], a.map(x, a.map(y, a.map(z, a.map(u, a.map(v, a.map(w, a.map(q, a.map(r, a.map(s, a.map(t, a.map(k, name))))))))))).size() > 0)")]
    [InlineData("1 / 0 == 1")]
    [InlineData("[1][2] == 1")]
    [InlineData("{'a': 1}['b'] == 1")]
    [InlineData("9223372036854775807 + 1 > 0")]
    [InlineData("timestamp(name) < now")]
    [InlineData("dyn(name) < 3")]
    [InlineData("dyn(params).missing == 1")]
    public void A_rule_that_fails_when_it_runs_is_an_error_and_all_others_judge(string expression)
    {
        var neighbours = Frame.Select(r => r.Id.StartsWith("sagemaker/notebook-", StringComparison.Ordinal));
        var expected = Judge(neighbours);
        var card = new SourceFile("acme/hostile.yaml", $"{Head}require: |\n  {expression}\n");
        var all = RuleCatalog.Load([card]).Select(r => r.Id == "acme/hostile" || r.Id.StartsWith("sagemaker/notebook-", StringComparison.Ordinal));
        var findings = Judge(all);
        Assert.Equal(expected.Select(f => (f.Fingerprint, f.Status)), findings.Where(f => f.Rule.Id != "acme/hostile").Select(f => (f.Fingerprint, f.Status)));
        var own = findings.Where(f => f.Rule.Id == "acme/hostile").ToArray();
        Assert.NotEmpty(own);
        Assert.All(own, f => Assert.True(f.Status is Status.Error or Status.Unknown, $"{f.Status}: {f.Message}"));
        Assert.All(own, f => Assert.InRange(f.Message.Length, 5, 500));
    }

    /// <summary>A rule that reaches the limit of steps is not tried on each of many resources: that would take hours.</summary>
    [Fact]
    public void A_rule_that_runs_for_ever_is_given_up_after_three_resources()
    {
        var card = new SourceFile("acme/hostile.yaml", $"{Head.Replace("AWS::SageMaker::NotebookInstance", "AWS::IAM::Role", StringComparison.Ordinal)}require: \"{Deep}\"\n");
        var own = Judge(RuleCatalog.Load([card]).Select(r => r.Id == "acme/hostile")).Where(f => f.Resource.Type == "AWS::IAM::Role" && f.Status == Status.Error).ToArray();
        Assert.True(own.Length > 3, "the demonstration account has more than three roles");
        Assert.Equal(own.Length - 3, own.Count(f => f.Message.Contains("was not tried on this one", StringComparison.Ordinal)));
    }

    /// <summary>Each named expression reads two others: there are more ways through them than anybody could walk.</summary>
    [Theory]
    [InlineData("self.NotebookInstanceName == 'x'", "a{0} && a{1}", "a{0}")]
    [InlineData("self.SecurityGroups", "self.VolumeSizeInGB == 5 ? a{0} : a{1}", "a{0}.exists(g, g == 'x')")]
    [InlineData("resources('AWS::SageMaker::Model')", "true ? a{0} : a{1}", "a{0}.all(m, m.PrimaryContainer.Image != 'x')")]
    public void Named_expressions_that_share_what_they_read_are_looked_through_once(string first, string next, string require)
    {
        static string With(string text, int last) => string.Format(CultureInfo.InvariantCulture, text, last, last - 1);
        var lets = string.Concat(Enumerable.Range(2, 150).Select(i => string.Create(CultureInfo.InvariantCulture, $"  a{i}: \"{With(next, i - 1)}\"\n")));
        var card = $"{Head}let:\n  a0: {first}\n  a1: {first}\n{lets}require: {With(require, 151)}\n";
        Assert.DoesNotContain(new RuleLinter(Services, Frame).Lint(RuleFolder.Of([new SourceFile("acme/x.yaml", card)])), p => !p.IsWarning);
        Assert.NotEmpty(Judge(RuleCatalog.Load([new SourceFile("acme/x.yaml", card)]).Select(r => r.Id == "acme/x")));
    }

    [Fact]
    public void Thousands_of_cards_are_read_and_each_wrong_one_is_named()
    {
        var cards = Enumerable.Range(0, 2_000).Select(i => new SourceFile(string.Create(CultureInfo.InvariantCulture, $"acme/r{i}.yaml"), i % 2 == 0 ? $"{Head}require: \"true\"" : "title: ["));
        var wrong = Assert.Throws<DocumentException>(() => RuleCatalog.Load(cards));
        Assert.Equal(1_000, wrong.Problems.Count);
    }

    [Fact]
    public void The_default_limits_hold_for_rules() => Assert.Equal(4_000_000, CelLimits.Default.MaxSteps);

    private static IReadOnlyList<Finding> Judge(RuleCatalog rules) => AuditPipeline.Run(DemoAccount.Open(Services), new AuditOptions { Rules = rules, Services = Services }).Findings;
}
