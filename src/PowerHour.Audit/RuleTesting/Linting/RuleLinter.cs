using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Definitions;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>Finds what is wrong with cards and their tests, and what a reviewer would ask for. Runs no test.</summary>
/// <param name="services">The resource types that cards may be about.</param>
/// <param name="frame">The threats and controls that cards may name.</param>
public sealed class RuleLinter(ServiceCatalog services, RuleCatalog frame)
{
    private readonly List<DocumentProblem> _problems = [];
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Stops a look before the next card: what was found until then is given, and <see cref="Looked"/> says how far it came.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>How many cards were looked at: all of the folder, unless it was stopped.</summary>
    public int Looked { get; private set; }

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Errors and warnings, by file and line; empty where all is well.</returns>
    public IReadOnlyList<DocumentProblem> Lint(RuleFolder folder)
    {
        _problems.Clear();
        Looked = 0;
        var definitions = Try(folder.DefinitionSet) ?? DefinitionSet.BuiltIn;
        _used.Clear();
        foreach (var (id, card) in folder.Cards.TakeWhile(_ => !Stop.IsCancellationRequested))
        {
            Try(() => LintCard(id, card, definitions, folder.Tests.GetValueOrDefault(id)));
            Looked++;
        }

        if (Looked == folder.Cards.Count)
        {
            LintTogether(folder, definitions);
        }

        return [.. _problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column).ThenBy(p => p.Message, StringComparer.Ordinal)];
    }

    /// <summary>What shows only where every card was looked at.</summary>
    private void LintTogether(RuleFolder folder, DefinitionSet definitions)
    {
        _problems.AddRange(definitions.All.Where(d => folder.Definitions.Any(f => f.Name == d.Is.Source.Name && f.Text == d.Is.Source.Text) && !_used.Contains(d.Name)).Select(d => d.Is.Problem(0, $"no card uses the definition `{d.Name}`") with { IsWarning = true }));
        _problems.AddRange(FrameAdvice.Problems(folder, [.. frame.Rules.Select(r => r.Id), .. folder.Cards.Keys]));
        foreach (var (id, tests) in folder.Tests.Where(t => !folder.Cards.ContainsKey(t.Key)))
        {
            _problems.Add(tests.Problem(1, 1, $"there is no card {id}.yaml beside these tests"));
        }
    }

    private void LintCard(string id, SourceFile card, DefinitionSet definitions, SourceFile? testFile)
    {
        var rule = RuleReader.Read(card, id, definitions);
        _used.UnionWith(rule.Definitions.Select(d => d.Name));
        _problems.AddRange(frame.Misnamed(rule));
        var compiler = new RuleCompiler(services);
        var compiled = Try(() => compiler.Compile([rule])) is [var only] ? only : null;
        _problems.AddRange(compiler.Problems.Where(p => p.IsWarning));
        if (testFile is null)
        {
            _problems.Add(card.Problem(1, 1, $"the card has no tests; put them into {id}.tests.yaml") with { IsWarning = true });
        }

        if (compiled is not null)
        {
            // Where the types know the word, they have said so at its place.
            _problems.AddRange(CardAdvice.Of(compiled, compiler.Types).Where(p => !compiler.Problems.Any(q => (q.Line, q.Column, q.File) == (p.Line, p.Column, p.File))));
        }

        if (testFile is not null && Try(() => RuleTestCase.ReadAll(testFile)) is { } tests)
        {
            _problems.AddRange(new TestAdvice(services, compiler.Types, rule, testFile).Of(tests));
        }
    }

    private void Try(Action look) => Try<object?>(() =>
    {
        look();
        return null;
    });

    private T? Try<T>(Func<T> look)
    {
        try
        {
            return look();
        }
        catch (DocumentException e)
        {
            _problems.AddRange(e.Problems);
            return default;
        }
    }
}
