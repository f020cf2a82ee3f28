using System.Text.RegularExpressions;
using PowerHour.Audit.Analysis.Access;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>What is wrong with a card beside its expressions: paths that lead nowhere, names that nothing uses.</summary>
internal static partial class CardAdvice
{
    private static readonly string[] Holes = ["name", "arn", "region", "account"];

    /// <summary>What messages of path cards name beside: the attacker, how and on what he acts, and where the path ends.</summary>
    private static readonly string[] PathHoles = ["who", "how", "what", "end"];

    /// <summary>The problems of a card.</summary>
    /// <param name="compiled">The card.</param>
    /// <param name="self">The type of its resource.</param>
    /// <returns>Errors and warnings.</returns>
    public static IEnumerable<DocumentProblem> Of(CompiledRule compiled, CelType self)
    {
        var rule = compiled.Rule;
        return WrongEvidence(rule, self).Concat(WrongHoles(rule, self)).Concat(Undeclared(compiled)).Concat(WrongStages(compiled)).Concat(Unused(compiled)).Concat(Constant(compiled)).Concat(Style(rule)).Concat(Threats(rule));
    }

    private static IEnumerable<DocumentProblem> WrongEvidence(Rule rule, CelType self) =>
        from path in rule.Evidence
        where rule.Lets.All(l => l.Key != path)
        let mistake = path.StartsWith("facts.", StringComparison.Ordinal) ? WrongFact(path) : PropertyTypes.Mistake(self, Property(path))
        where mistake is not null
        select CardPlace.Problem(rule.Source, "evidence", path, $"evidence {mistake}");

    private static string? WrongFact(string path)
    {
        var name = path["facts.".Length..];
        return Analysis.Facts.All.ContainsKey(name) ? null
            : $"`{path}`: there is no such fact{(Nearest.To(name, Analysis.Facts.All.Keys) is { } near ? $" — did you mean `facts.{near}`?" : $"; there are {string.Join(", ", Analysis.Facts.All.Keys.Order(StringComparer.Ordinal))}")}";
    }

    private static IEnumerable<DocumentProblem> WrongHoles(Rule rule, CelType self) =>
        from Match hole in Hole().Matches(rule.Message)
        let path = hole.Groups["path"].Value
        where !Holes.Contains(path, StringComparer.Ordinal) && !(rule.IsPath && PathHoles.Contains(path, StringComparer.Ordinal))
        let mistake = PropertyTypes.Mistake(self, Property(path))
        where mistake is not null
        select CardPlace.Problem(rule.Source, "message", $"{{{path}}}", $"message {mistake}{(path.Contains('.', StringComparison.Ordinal) ? "" : $"; beside members, {string.Join(", ", Holes.Concat(rule.IsPath ? PathHoles : []).Select(h => $"{{{h}}}"))} may be named")}");

    /// <summary>A stage that nobody works in, since there is none of that name.</summary>
    private static IEnumerable<DocumentProblem> WrongStages(CompiledRule compiled)
    {
        var stages = RoleStageIndex.ByUse.Concat(RoleStages.None.All.Select(s => s.Stage)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var rule = compiled.Rule;
        return from text in Expressions(rule)
               from stage in compiled.Programs.SelectMany(p => p.References.LiteralsOf("worksIn")).Distinct(StringComparer.Ordinal)
               where !stages.Contains(stage, StringComparer.Ordinal)
               let at = text.Value.IndexOf($"worksIn('{stage}'", StringComparison.Ordinal)
               where at >= 0
               select text.Problem(at + "worksIn(".Length, $"there is no stage `{stage}`{(Nearest.To(stage, stages) is { } near ? $" — did you mean `{near}`?" : $"; there are {string.Join(", ", stages)}")}");
    }

    private static IEnumerable<YamlText> Expressions(Rule rule) =>
        rule.Lets.Select(l => l.Value).Append(rule.Where).Append(rule.Require).Append(rule.Paths).Append(rule.Raise?.When).Append(rule.Lower?.When).OfType<YamlText>();

    private static IEnumerable<DocumentProblem> Unused(CompiledRule compiled)
    {
        var rule = compiled.Rule;
        var references = compiled.Programs.Select(p => p.References).ToArray();
        var parameters = references.SelectMany(r => r.FieldsOf("params")).Select(f => f.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var byIndex = parameters.Count == 0 && references.Any(r => r.Variables.Contains("params", StringComparer.Ordinal));
        foreach (var name in rule.Parameters.Keys.Where(k => !byIndex && !parameters.Contains(k)))
        {
            yield return Warning(rule, "params", name, $"no expression reads the parameter `{name}`");
        }

        var read = references.SelectMany(r => r.Variables).Concat(rule.Evidence).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in rule.Lets.Where(l => !read.Contains(l.Key)))
        {
            yield return Warning(rule, "let", name, $"nothing reads the named expression `{name}`");
        }
    }

    private static IEnumerable<DocumentProblem> Style(Rule rule)
    {
        if (rule.Title.EndsWith('.'))
        {
            yield return Warning(rule, "title", "", "a title has no full stop: other texts are put around it");
        }

        if (rule.Evidence.Count == 0)
        {
            yield return Warning(rule, rule.IsManual ? "manual" : rule.IsPath ? "paths" : "require", "", "the card names no `evidence`: a finding without it can not be defended");
        }
    }

    private static IEnumerable<DocumentProblem> Threats(Rule rule)
    {
        if (rule.Threats.Count == 0)
        {
            yield return Warning(rule, "title", "", "the card names no threat, so that no score feels it; add `threats`");
        }

        foreach (var link in rule.Threats.Where(t => t.How.Length == 0))
        {
            yield return Warning(rule, "threats", link.Threat, $"`{link.Threat}` does not say `how` a failure leads to it");
        }
    }

    /// <summary>Parameters that an expression reads and the card does not have: every judgement would end in ERROR.</summary>
    private static IEnumerable<DocumentProblem> Undeclared(CompiledRule compiled)
    {
        var rule = compiled.Rule;
        var names = compiled.Programs.SelectMany(p => p.References.FieldsOf("params")).Select(f => f.Split('.')[0]).Distinct(StringComparer.Ordinal);
        foreach (var name in names.Where(n => !rule.Parameters.ContainsKey(n)))
        {
            var near = Nearest.To(name, rule.Parameters.Keys);
            var text = Expressions(rule).First(t => t.Value.Contains("params", StringComparison.Ordinal) && t.Value.Contains(name, StringComparison.Ordinal));
            yield return text.Problem(Math.Max(0, text.Value.IndexOf($"params.{name}", StringComparison.Ordinal)), $"the card has no parameter `{name}`{(near is null ? "; give it a default under `params`" : $" — did you mean `{near}`?")}");
        }
    }

    private static IEnumerable<DocumentProblem> Constant(CompiledRule compiled) =>
        from part in (IEnumerable<(string Key, CelProgram? Program)>)[("where", compiled.Where), ("require", compiled.Require)]
        where part.Program is { References: { Variables.Count: 0, Functions.Count: 0 } }
        select Warning(compiled.Rule, part.Key, "", $"`{part.Key}` comes out alike for every resource: it reads nothing of them");

    private static DocumentProblem Warning(Rule rule, string key, string word, string message) =>
        CardPlace.Problem(rule.Source, key, word, message) with { IsWarning = true };

    private static JsonPath Property(string path) => JsonPath.Parse(path.StartsWith("self.", StringComparison.Ordinal) ? path[5..] : path);

    [GeneratedRegex(@"\{(?<path>[A-Za-z][A-Za-z0-9_.\[\]]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
