using System.Security.Cryptography;
using System.Text;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules.Definitions;
using PowerHour.Audit.Rules.Overrides;

namespace PowerHour.Audit.Rules;

/// <summary>The rules, threats and controls of a run: the built-in ones and those that a user adds.</summary>
public sealed class RuleCatalog
{
    private RuleCatalog(IReadOnlyList<Rule> rules, IReadOnlyList<Threat> threats, IReadOnlyList<Control> controls, string hash) =>
        (Rules, Threats, Controls, Hash) = (rules, threats, controls, hash);

    /// <summary>The rules, sorted by id.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The threats.</summary>
    public IReadOnlyList<Threat> Threats { get; }

    /// <summary>The controls.</summary>
    public IReadOnlyList<Control> Controls { get; }

    /// <summary>What no interface shows and only people can say.</summary>
    public IReadOnlyList<Advisory> Advisories { get; private init; } = [];

    /// <summary>The frameworks that the rules serve, in the order in which they are printed.</summary>
    public IReadOnlyList<Framework> Frameworks { get; private init; } = [];

    /// <summary>SHA-256 over every card, lower-case hex: the same judgement has the same hash.</summary>
    public string Hash { get; }

    /// <summary>Loads the built-in rules and a user's.</summary>
    /// <param name="added">The user's cards, named by their id with <c>.yaml</c>: a card with a built-in id replaces it.</param>
    /// <param name="definitions">The expressions that the user's cards may share; left out, those that travel with the tool. The built-in cards keep theirs.</param>
    /// <returns>The catalog.</returns>
    /// <exception cref="DocumentException">A card is wrong; the problems of all cards are named.</exception>
    public static RuleCatalog Load(IEnumerable<SourceFile>? added = null, DefinitionSet? definitions = null)
    {
        var files = EmbeddedFiles.Below("rules/").Where(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)).Select(f => f with { Name = f.Name["rules/".Length..] }).ToArray();
        var cards = files.Where(f => !IsFrame(f.Name)).ToDictionary(f => IdOf(f.Name), StringComparer.Ordinal);
        var own = added?.ToArray() ?? [];
        foreach (var card in own)
        {
            cards[IdOf(card.Name)] = card;
        }

        var threats = files.Where(f => f.Name.StartsWith("threats/", StringComparison.Ordinal)).Select(FrameReader.ReadThreat).OrderBy(t => t.Order).Select(t => t.Threat).ToArray();
        var controls = FrameReader.ReadControls(files.First(f => f.Name == "frameworks/controls.yaml"));
        var rules = ReadAll(cards, card => own.Contains(card) ? definitions : null);
        Check(rules, threats, controls);
        return new RuleCatalog(rules, threats, controls, HashOf(rules))
        {
            Advisories = FrameReader.ReadAdvisories(files.First(f => f.Name == "frameworks/advisories.yaml")),
            Frameworks = FrameworkReader.ReadAll(files),
        };
    }

    /// <summary>A rule by its id or a former one.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The rule, or null.</returns>
    public Rule? Find(string id) => Rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal)) ?? Rules.FirstOrDefault(r => r.Aliases.Contains(id, StringComparer.Ordinal));

    /// <summary>What is said where a file names a rule that there is not.</summary>
    /// <param name="id">The id that it names.</param>
    /// <returns>The sentence, with the rule that may be meant.</returns>
    public string NoRule(string id) =>
        $"there is no rule `{id}`{(Nearest.To(id, Rules.Select(r => r.Id)) is { } near ? $" — did you mean `{near}`?" : "; `powerhour rules list` shows them")} (own rules: give --rules DIR)";

    /// <summary>This catalog with fewer rules.</summary>
    /// <param name="wanted">Which rules stay.</param>
    /// <returns>The smaller catalog, with a hash of its own rules.</returns>
    public RuleCatalog Select(Func<Rule, bool> wanted)
    {
        var rules = Rules.Where(wanted).ToArray();
        return new RuleCatalog(rules, Threats, Controls, HashOf(rules)) { Advisories = Advisories, Frameworks = Frameworks };
    }

    /// <summary>This catalog as an organisation wants it: with other severities and parameters, without the rules that it disabled.</summary>
    /// <param name="settings">What the organisation decided.</param>
    /// <returns>The catalog, and each thing that holds otherwise than the cards say.</returns>
    public (RuleCatalog Catalog, IReadOnlyList<AppliedOverride> Applied) With(OrganizationSettings settings)
    {
        var decided = settings.Rules.ToDictionary(r => r.RuleId, StringComparer.Ordinal);
        var applied = Rules.Where(r => decided.ContainsKey(r.Id)).SelectMany(r => OverrideText.Of(r, decided[r.Id])).ToArray();
        var rules = Rules.Where(r => !decided.TryGetValue(r.Id, out var d) || !d.IsDisabled).Select(r => decided.TryGetValue(r.Id, out var d) ? r.With(d) : r).ToArray();
        return (new RuleCatalog(rules, Threats, Controls, Hash) { Advisories = Advisories, Frameworks = Frameworks }, applied);
    }

    /// <summary>What a rule names that these threats and controls do not have.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>A problem for each name, at its place.</returns>
    public IEnumerable<DocumentProblem> Misnamed(Rule rule) => Misnamed(rule, Threats, Controls);

    private static bool IsFrame(string name) => name.StartsWith("threats/", StringComparison.Ordinal) || name.StartsWith("frameworks/", StringComparison.Ordinal) || name == DefinitionSet.FileName;

    private static string IdOf(string name) => name[..^".yaml".Length];

    private static Rule[] ReadAll(Dictionary<string, SourceFile> cards, Func<SourceFile, DefinitionSet?> definitions)
    {
        var problems = new List<DocumentProblem>();
        var rules = new List<Rule>();
        foreach (var (id, card) in cards.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            try
            {
                rules.Add(RuleReader.Read(card, id, definitions(card)));
            }
            catch (DocumentException e)
            {
                problems.AddRange(e.Problems);
            }
        }

        return problems.Count == 0 ? [.. rules] : throw new DocumentException(problems);
    }

    private static IEnumerable<DocumentProblem> Misnamed(Rule rule, IReadOnlyList<Threat> threats, IReadOnlyList<Control> controls)
    {
        foreach (var threat in rule.Threats.Where(t => threats.All(k => k.Id != t.Threat)))
        {
            yield return CardPlace.Problem(rule.Source, "threats", threat.Threat, Unknown("threat", threat.Threat, threats.Select(k => k.Id)));
        }

        if (controls.All(c => c.Id != rule.Control))
        {
            yield return CardPlace.Problem(rule.Source, "control", rule.Control, Unknown("control", rule.Control, controls.Select(c => c.Id)));
        }
    }

    private static void Check(IEnumerable<Rule> rules, IReadOnlyList<Threat> threats, IReadOnlyList<Control> controls)
    {
        var problems = rules.SelectMany(r => Misnamed(r, threats, controls)).ToArray();
        if (problems.Length > 0)
        {
            throw new DocumentException(problems);
        }
    }

    private static string Unknown(string kind, string word, IEnumerable<string> known) =>
        $"unknown {kind} `{word}`{(Nearest.To(word, known) is { } near ? $" — did you mean `{near}`?" : $"; known are {string.Join(", ", known)}")}";

    /// <summary>Of every card, and of every definition that one uses.</summary>
    private static string HashOf(IReadOnlyCollection<Rule> rules)
    {
        var cards = rules.OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => $"{r.Id}\n{r.Source.Text.ReplaceLineEndings("\n")}\n");
        var definitions = rules.SelectMany(r => r.Definitions).DistinctBy(d => (d.Name, d.Is.Value)).OrderBy(d => d.Name, StringComparer.Ordinal).ThenBy(d => d.Is.Value, StringComparer.Ordinal).Select(d => $"{d.Name}\n{d.Is.Value.ReplaceLineEndings("\n")}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(cards.Concat(definitions)))));
    }
}
