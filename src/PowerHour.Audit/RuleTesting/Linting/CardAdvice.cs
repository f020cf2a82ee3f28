using System.Text.RegularExpressions;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>What is wrong with a card beside its expressions: paths that lead nowhere, names that nothing uses.</summary>
internal static partial class CardAdvice
{
    private static readonly string[] Holes = ["name", "arn", "region", "account"];

    /// <summary>What messages of path cards name beside: the attacker, how and on what he acts, and where the path ends.</summary>
    private static readonly string[] PathHoles = ["who", "how", "what", "end"];

    /// <summary>The problems of a card.</summary>
    /// <param name="compiled">The card.</param>
    /// <param name="types">The types of resources.</param>
    /// <returns>Errors and warnings.</returns>
    public static IEnumerable<DocumentProblem> Of(CompiledRule compiled, ResourceTypes types)
    {
        var rule = compiled.Rule;
        var self = types.Find(rule.Resource)!;
        return WrongEvidence(rule, self).Concat(WrongHoles(rule, self)).Concat(WrongTypes(rule, types)).Concat(Traps(compiled)).Concat(Unused(compiled)).Concat(Constant(compiled)).Concat(Style(rule)).Concat(Threats(rule)).Concat(ProseAdvice.Of(rule));
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
        let mistake = WrongHole(rule, self, path)
        where mistake is not null
        select CardPlace.Problem(rule.Source, "message", $"{{{path}}}", $"message {mistake}");

    private static string? WrongHole(Rule rule, CelType self, string path)
    {
        if (path.StartsWith(FindingMessage.ParameterPrefix, StringComparison.Ordinal))
        {
            var name = path[FindingMessage.ParameterPrefix.Length..];
            return rule.Parameters.ContainsKey(name) ? null : $"`{path}`: the card has no parameter `{name}`{(Nearest.To(name, rule.Parameters.Keys) is { } near ? $" — did you mean `{near}`?" : "")}";
        }

        var others = $"; beside members, {string.Join(", ", Holes.Concat(rule.IsPath ? PathHoles : []).Append("params.NAME").Select(h => $"{{{h}}}"))} may be named{(rule.Lets.Any(l => l.Key == path) ? "; what `let` names stands in `evidence`" : "")}";
        return PropertyTypes.Mistake(self, Property(path)) is { } mistake ? $"{mistake}{(path.Contains('.', StringComparison.Ordinal) ? "" : others)}" : null;
    }

    /// <summary>Expressions that are an error where something that they read is absent.</summary>
    private static IEnumerable<DocumentProblem> Traps(CompiledRule compiled)
    {
        var rule = compiled.Rule;
        CelProgram[] before = compiled.Where is { } condition ? [condition] : [];
        var texts = Expressions(rule).DistinctBy(t => t.Value, StringComparer.Ordinal).ToDictionary(t => t.Value, StringComparer.Ordinal);
        return from verdict in (IEnumerable<CelProgram?>)[compiled.Require, compiled.Paths, compiled.Raise, compiled.Lower]
               where verdict is not null
               from trap in CelAbsence.Traps([.. before, verdict])
               select texts[trap.Program.Source].Problem(trap.Warning.Range.Start, trap.Warning.Message) with { IsWarning = true };
    }

    /// <summary>A type of resource that no descriptor knows, but nearly: the list or fact that is looked through never holds it.</summary>
    private static IEnumerable<DocumentProblem> WrongTypes(Rule rule, ResourceTypes types) =>
        from text in Expressions(rule)
        from Match literal in TypeLiteral().Matches(text.Value)
        let name = literal.Groups["type"]
        where !types.Names.Contains(name.Value, StringComparer.Ordinal)
        let near = Nearest.To(name.Value, types.Names)
        where near is not null
        select text.Problem(literal.Index, $"no resource type `{name.Value}` — did you mean `{near}`?") with { IsWarning = true };

    private static IEnumerable<YamlText> Expressions(Rule rule) =>
        rule.Lets.Select(l => l.Value).Append(rule.Where).Append(rule.Require).Append(rule.Paths).Append(rule.Raise?.When).Append(rule.Lower?.When).OfType<YamlText>();

    private static IEnumerable<DocumentProblem> Unused(CompiledRule compiled)
    {
        var rule = compiled.Rule;
        var references = compiled.Programs.Select(p => p.References).ToArray();
        var parameters = references.SelectMany(r => r.FieldsOf("params")).Select(f => f.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in rule.Parameters.Keys.Where(k => !parameters.Contains(k)))
        {
            yield return Warning(rule, "params", name, $"no expression reads the parameter `{name}`");
        }

        var read = references.SelectMany(r => r.Variables).Concat(rule.Evidence).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in rule.Lets.Where(l => !read.Contains(l.Key) && rule.Definitions.All(d => d.Name != l.Key)))
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

    private static IEnumerable<DocumentProblem> Constant(CompiledRule compiled) =>
        from part in (IEnumerable<(string Key, CelProgram? Program)>)[("where", compiled.Where), ("require", compiled.Require)]
        where part.Program is { References: { Variables.Count: 0, Functions.Count: 0 } }
        select Warning(compiled.Rule, part.Key, "", $"`{part.Key}` comes out alike for every resource: it reads nothing of them");

    private static DocumentProblem Warning(Rule rule, string key, string word, string message) =>
        CardPlace.Problem(rule.Source, key, word, message) with { IsWarning = true };

    private static JsonPath Property(string path) => JsonPath.Parse(path.StartsWith("self.", StringComparison.Ordinal) ? path[5..] : path);

    [GeneratedRegex("['\"](?<type>AWS::[A-Za-z0-9]+::[A-Za-z0-9]+)['\"]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeLiteral();

    [GeneratedRegex(@"\{(?<path>[A-Za-z][A-Za-z0-9_.\[\]]*)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
