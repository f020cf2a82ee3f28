using System.Text.Json.Nodes;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Rules.Overrides;

namespace PowerHour.Audit.Evaluation;

/// <summary>Holds the values that somebody gives to a card's parameters against how the card uses them.</summary>
/// <param name="catalog">The resource types that rules may be about.</param>
public sealed class OverrideFit(ServiceCatalog catalog)
{
    private readonly RuleCompiler _compiler = new(catalog);

    /// <summary>Refuses settings with a value that an expression of its card can not use.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="rules">The cards, as they stand.</param>
    /// <exception cref="DocumentException">A value does not fit; every one is named, at its place in the settings.</exception>
    public void Refuse(OrganizationSettings settings, RuleCatalog rules)
    {
        var problems = from decided in settings.Rules
                       let rule = rules.Find(decided.RuleId)
                       where rule is not null
                       from parameter in decided.Parameters
                       let mistake = MistakeOf(rule, parameter.Key, parameter.Value)
                       where mistake is not null
                       select (decided.Places.GetValueOrDefault(parameter.Key) ?? new DocumentProblem(settings.File, 1, 1, "")) with { Message = mistake };
        if (problems.ToArray() is { Length: > 0 } all)
        {
            throw new DocumentException(all);
        }
    }

    /// <summary>Why a value does not fit.</summary>
    /// <param name="rule">The card.</param>
    /// <param name="name">A parameter that it has.</param>
    /// <param name="value">The value.</param>
    /// <returns>One sentence; null where the value fits, and where the card does not compile with its own values either.</returns>
    internal string? MistakeOf(Rule rule, string name, JsonNode? value)
    {
        var given = rule with { Parameters = rule.Parameters.ToDictionary(p => p.Key, p => p.Key == name ? value : p.Value, StringComparer.Ordinal) };
        return ErrorsOf(given) is [var first, ..] && ErrorsOf(rule).Count == 0
            ? $"`{name}` does not fit how {rule.Id} uses it: {first.Message} ({first.File}, line {first.Line})"
            : null;
    }

    private IReadOnlyList<DocumentProblem> ErrorsOf(Rule rule)
    {
        var (_, problems) = _compiler.TryCompile(rule);
        return [.. problems.Where(p => !p.IsWarning)];
    }
}
