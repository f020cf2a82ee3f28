using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>What is wrong with the tests beside a card: names that AWS does not know, and verdicts that no test shows.</summary>
/// <param name="services">What is known of AWS.</param>
/// <param name="types">The types of resources.</param>
/// <param name="rule">The card.</param>
/// <param name="source">The tests.</param>
internal sealed class TestAdvice(ServiceCatalog services, ResourceTypes types, Rule rule, SourceFile source)
{
    private readonly OverrideFit _fit = new(services);
    private readonly HashSet<string> _calls = services.Types.SelectMany(t => t.CallSteps).Select(c => c.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The problems of the tests.</summary>
    /// <param name="tests">The tests.</param>
    /// <returns>Errors and warnings.</returns>
    public IEnumerable<DocumentProblem> Of(IReadOnlyList<RuleTestCase> tests) => tests.SelectMany(Names).Concat(tests.SelectMany(Properties)).Concat(tests.SelectMany(Parameters)).Concat(Missing(tests));

    private IEnumerable<DocumentProblem> Names(RuleTestCase test)
    {
        var wrong = Unknown("call that a descriptor makes", test.Gaps, _calls)
            .Concat(Unknown("fact", test.Facts.Select(f => f.Key), Analysis.Facts.All.Keys))
            .Concat(Unknown("parameter of this card", test.Parameters.Select(p => p.Key), rule.Parameters.Keys))
            .Concat(Unknown("resource type with a descriptor", test.Others.Select(o => o.Key), types.Names));
        return wrong.Select(w => CardPlace.InEntry(source, test.Place.Line, w.Word, w.Sentence));
    }

    private IEnumerable<DocumentProblem> Properties(RuleTestCase test)
    {
        var given = types.Find(rule.Resource) is { } self ? GivenProperties.Check(test.Given, self) : [];
        var others = test.Others.SelectMany(o => types.Find(new ResourceType(o.Key)) is { } type ? GivenProperties.CheckAll(o.Value, type) : []);
        return given.Concat(others).Select(m => CardPlace.InEntry(source, test.Place.Line, m.Word, m.Sentence) with { IsWarning = m.IsDoubt });
    }

    private IEnumerable<DocumentProblem> Parameters(RuleTestCase test) =>
        from given in test.Parameters
        where rule.Parameters.ContainsKey(given.Key)
        let mistake = _fit.MistakeOf(rule, given.Key, given.Value)
        where mistake is not null
        select CardPlace.InEntry(source, test.Place.Line, given.Key, mistake);

    private IEnumerable<DocumentProblem> Missing(IReadOnlyList<RuleTestCase> tests)
    {
        var wanted = rule.IsManual ? new[] { "MANUAL" } : rule.Where is null ? ["PASS", "FAIL", "UNKNOWN"] : ["PASS", "FAIL", "UNKNOWN", "NOT_APPLICABLE"];
        return wanted.Where(w => tests.All(t => t.Expect != w)).Select(w => source.Problem(1, 1, $"no test expects {w}") with { IsWarning = true });
    }

    private static IEnumerable<(string Word, string Sentence)> Unknown(string kind, IEnumerable<string> words, IEnumerable<string> known) =>
        words.Where(w => !known.Contains(w, StringComparer.Ordinal)).Select(w => (w, $"there is no {kind} `{w}`{(Nearest.To(w, known) is { } near ? $" — did you mean `{near}`?" : "")}"));
}
