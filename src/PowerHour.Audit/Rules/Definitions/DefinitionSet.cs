using PowerHour.Audit.Cel;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules.Definitions;

/// <summary>Expressions that cards share, by name.</summary>
public sealed class DefinitionSet
{
    /// <summary>The file's name, at the top of a folder of rules.</summary>
    public const string FileName = "definitions.yaml";

    private static readonly Lazy<DefinitionSet> Embedded = new(() => new DefinitionSet(new Dictionary<string, Definition>(StringComparer.Ordinal)).With(
        EmbeddedFiles.Below("rules/").Where(f => f.Name == $"rules/{FileName}").Select(f => f with { Name = FileName })));

    private readonly IReadOnlyDictionary<string, Definition> _byName;

    private DefinitionSet(IReadOnlyDictionary<string, Definition> byName) => _byName = byName;

    /// <summary>Those that travel with the tool.</summary>
    public static DefinitionSet BuiltIn => Embedded.Value;

    /// <summary>All of them, by name.</summary>
    public IEnumerable<Definition> All => _byName.Values.OrderBy(d => d.Name, StringComparer.Ordinal);

    /// <summary>This set with those of further files, which go before those of the set.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The larger set.</returns>
    /// <exception cref="DocumentException">A file is wrong, or two of them have a name.</exception>
    public DefinitionSet With(IEnumerable<SourceFile> files)
    {
        var (all, added) = (new Dictionary<string, Definition>(_byName, StringComparer.Ordinal), new Dictionary<string, Definition>(StringComparer.Ordinal));
        foreach (var definition in files.SelectMany(f => DefinitionReader.Read(f, added).ToArray()))
        {
            all[definition.Name] = added[definition.Name] = definition;
        }

        return new DefinitionSet(all);
    }

    /// <summary>A card with the definitions that it mentions among its named expressions, each before it is first used.</summary>
    /// <param name="rule">The card as it was read; a name of its own goes before a definition's.</param>
    /// <returns>The card.</returns>
    /// <exception cref="DocumentException">The card lacks something that a definition needs.</exception>
    public Rule Expand(Rule rule)
    {
        var expansion = new Expansion(this, rule);
        foreach (var (name, text) in rule.Lets)
        {
            expansion.Read(text);
            expansion.Lets.Add(KeyValuePair.Create(name, text));
        }

        foreach (var text in new[] { rule.Where, rule.Require, rule.Paths, rule.Raise?.When, rule.Lower?.When }.OfType<YamlText>())
        {
            expansion.Read(text);
        }

        return expansion.Problems.Count > 0 ? throw new DocumentException(expansion.Problems)
            : expansion.Used.Count == 0 ? rule
            : rule with { Lets = expansion.Lets, Definitions = expansion.Used };
    }

    private sealed class Expansion(DefinitionSet set, Rule rule)
    {
        private readonly HashSet<string> _own = rule.Lets.Select(l => l.Key).ToHashSet(StringComparer.Ordinal);

        public List<KeyValuePair<string, YamlText>> Lets { get; } = [];

        public List<Definition> Used { get; } = [];

        public List<DocumentProblem> Problems { get; } = [];

        public void Read(YamlText text)
        {
            // Most expressions mention no definition: those need not be parsed twice.
            if (!set._byName.Keys.Any(n => text.Value.Contains(n, StringComparison.Ordinal)))
            {
                return;
            }

            foreach (var name in CelNames.Of(text.Value))
            {
                if (set._byName.TryGetValue(name, out var definition) && !_own.Contains(name) && !Used.Contains(definition))
                {
                    Use(definition, text);
                }
            }
        }

        private void Use(Definition definition, YamlText at)
        {
            Problems.AddRange(definition.Needs.Where(n => !Has(n)).Select(n => at.Problem(at.Value.IndexOf(definition.Name, StringComparison.Ordinal), $"`{definition.Name}` of {definition.Is.Source.Name} needs {Kind(n)}, which the card does not have before it")));
            Used.Add(definition);
            Read(definition.Is);
            Lets.Add(KeyValuePair.Create(definition.Name, definition.Is));
        }

        private bool Has(string needed) => needed.StartsWith("params.", StringComparison.Ordinal) ? rule.Parameters.ContainsKey(needed["params.".Length..]) : Lets.Exists(l => l.Key == needed);

        private static string Kind(string needed) => needed.StartsWith("params.", StringComparison.Ordinal) ? $"the parameter `{needed["params.".Length..]}`" : $"a `let` named `{needed}`";
    }
}
