using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Finds what a person named, or says what they probably meant.</summary>
internal static class RuleNames
{
    private const int MostListed = 40;

    /// <summary>A rule by its id or a former one.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="id">The id.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="UsageException">There is none.</exception>
    public static Rule Find(RuleCatalog rules, string id) =>
        rules.Rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal) || r.Aliases.Contains(id, StringComparer.Ordinal))
        ?? throw NotThere("rule", id, rules.Rules.Select(r => r.Id));

    /// <summary>Refuses words that are not known.</summary>
    /// <param name="kind">What the words name.</param>
    /// <param name="wanted">The words.</param>
    /// <param name="known">Those there are.</param>
    /// <exception cref="UsageException">One is not known.</exception>
    public static void Refuse(string kind, IEnumerable<string> wanted, IEnumerable<string> known)
    {
        var all = known.ToHashSet(StringComparer.Ordinal);
        if (wanted.FirstOrDefault(w => !all.Contains(w)) is { } unknown)
        {
            throw NotThere(kind, unknown, all);
        }
    }

    private static UsageException NotThere(string kind, string word, IEnumerable<string> known)
    {
        var all = known.Order(StringComparer.Ordinal).ToArray();
        return new($"there is no {kind} `{word}`{(Nearest.To(word, all) is { } near ? $" — did you mean `{near}`?"
            : all.Length <= MostListed ? $"; there are {string.Join(", ", all)}"
            : "; `powerhour rules list` shows them, and --rules DIR adds rules of your own")}");
    }
}
