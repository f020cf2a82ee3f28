using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>Quotes what a rule worked out: facts and named expressions that its card lists as evidence.</summary>
/// <remarks>These are quoted while the resource is judged: later the account around it may be closed.</remarks>
internal sealed class DerivedEvidence
{
    private const string FactPrefix = "facts.";

    private readonly string[] _names;
    private IReadOnlyList<Evidence> _last = [];

    /// <summary>Finds the names in a card's evidence that are no properties.</summary>
    /// <param name="rule">The card.</param>
    public DerivedEvidence(Rule rule) =>
        _names = [.. rule.Evidence.Where(p => p.StartsWith(FactPrefix, StringComparison.Ordinal) || rule.Lets.Any(l => l.Key == p)).Distinct(StringComparer.Ordinal)];

    /// <summary>Quotes them for the resource that is judged.</summary>
    /// <param name="activation">The values of the rule's names.</param>
    /// <returns>The evidence; empty for most cards, which quote properties alone. The same list again where the resource before had the same.</returns>
    public IReadOnlyList<Evidence> Read(CelActivation activation)
    {
        if (_names.Length == 0)
        {
            return [];
        }

        var isSame = _last.Count > 0;
        var quotes = new string[_names.Length];
        for (var i = 0; i < quotes.Length; i++)
        {
            quotes[i] = QuotedText.Of(ValueOf(_names[i], activation));
            isSame = isSame && _last[i].Value == quotes[i];
        }

        return isSame ? _last : _last = [.. quotes.Select((quote, i) => new Evidence("", _names[i], quote, null))];
    }

    private static CelValue ValueOf(string name, CelActivation activation)
    {
        if (!name.StartsWith(FactPrefix, StringComparison.Ordinal))
        {
            return activation.Get(name);
        }

        var facts = activation.Get("facts").AsObject();
        return facts.ObjectType.FindField(name[FactPrefix.Length..]) is { } field && facts.TryGetField(field, out var fact) ? fact : CelValue.Null;
    }
}
