using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules.Definitions;

namespace PowerHour.Audit.Rules;

/// <summary>Reads a rule card. The form is described in <c>rules/README.md</c>.</summary>
public static partial class RuleReader
{
    private const int MaxId = 120;
    private const int MaxLets = 200;

    /// <summary>The types that ways lead to; on any other every list of ways is empty, which is no health.</summary>
    internal static readonly string[] PathSubjects = ["AWS::SageMaker::Model", "AWS::SageMaker::Endpoint"];

    /// <summary>Reads a card.</summary>
    /// <param name="source">The card.</param>
    /// <param name="id">The rule's id: the card's folder and file name.</param>
    /// <param name="definitions">The expressions that cards share; left out, those that travel with the tool.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="DocumentException">Something in the card is wrong; every problem is named.</exception>
    public static Rule Read(SourceFile source, string id, DefinitionSet? definitions = null)
    {
        if (id.Length > MaxId || !IsId(id))
        {
            throw new DocumentException(source.Problem(1, 1, $"a card lies at SERVICE/NAME.yaml below the folder of rules, in small letters, digits and dashes, in at most {MaxId} characters{(IsId($"service/{id}") ? "; name the folder above this one" : "")}"));
        }

        var card = YamlDocument.ReadMap(source);
        var rule = new Rule
        {
            Id = id,
            Source = source,
            Title = card.Text("title"),
            Resource = new ResourceType(card.Text("resource")),
            Severity = ReadSeverity(card, "severity"),
            Impact = Factor(card, "impact"),
            Exposure = Factor(card, "exposure"),
            Control = card.Text("control"),
            Threats = ReadThreats(card),
            Why = card.Text("why").Trim(),
            Parameters = ReadParameters(card.Map("params")),
            Lets = ReadLets(card.Map("let")),
            Where = card.OptionalScalar("where"),
            Require = card.OptionalScalar("require"),
            Paths = card.OptionalScalar("paths"),
            Raise = ReadShift(card, "raise"),
            Lower = ReadShift(card, "lower"),
            Cut = card.OptionalText("cut") ?? "",
            Message = card.Text("message"),
            Evidence = card.Texts("evidence"),
            Remediation = ReadRemediation(card),
            References = card.Texts("references"),
            Aliases = card.Texts("aliases"),
        };
        CheckVerdict(card, rule);
        card.RefuseOtherKeys();
        card.ThrowIfWrong();
        return (definitions ?? DefinitionSet.BuiltIn).Expand(rule);
    }

    /// <summary>Whether a text can be a rule's id. Ids become file names, anchors and addresses.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for <c>service/name</c> in small letters, digits and dashes.</returns>
    public static bool IsId(string text) => Id().IsMatch(text);

    private static void CheckVerdict(YamlMap card, Rule rule)
    {
        if ((card.Flag("manual", otherwise: false) ? 1 : 0) + (rule.Require is null ? 0 : 1) + (rule.Paths is null ? 0 : 1) != 1)
        {
            card.Wrong("require", "a card has one of `require: <expression>`, `paths: <expression>` and `manual: true`");
        }

        if (rule.Paths is not null != rule.IsPath)
        {
            card.Wrong("paths", "cards in the folder `paths`, and only they, have `paths`");
        }

        if (rule.IsPath && !PathSubjects.Contains(rule.Resource.Name, StringComparer.Ordinal) && rule.Resource.Name.Length > 0)
        {
            card.Wrong("resource", $"attack paths end at a model: a card in the folder `paths` is about {string.Join(" or ", PathSubjects)}, not {rule.Resource.Name}");
        }

        if (rule.Paths is null && (rule.Raise ?? rule.Lower) is not null)
        {
            card.Wrong("raise", "`raise` and `lower` go with `paths`");
        }

        CheckShifts(card, rule);
        if (rule.Paths is null != (rule.Cut.Length == 0))
        {
            card.Wrong("cut", "a card with `paths` says in `cut` how to break them, and no other does");
        }
    }

    /// <summary>A shift that shifts nothing, or the other way, says something else than its author means.</summary>
    private static void CheckShifts(YamlMap card, Rule rule)
    {
        if (rule.Raise is { } raise && raise.To <= rule.Severity)
        {
            card.Map("raise")!.Wrong("to", $"`raise` must lead above the card's severity, which is {Word(rule.Severity)}; {Word(raise.To)} does not");
        }

        if (rule.Lower is { } lower && lower.To >= rule.Severity)
        {
            card.Map("lower")!.Wrong("to", $"`lower` must lead below the card's severity, which is {Word(rule.Severity)}; {Word(lower.To)} does not");
        }
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static SeverityShift? ReadShift(YamlMap card, string key)
    {
        if (card.Map(key) is not { } map)
        {
            return null;
        }

        var severity = ReadSeverity(map, "to");
        var when = map.OptionalScalar("when");
        map.RefuseOtherKeys();
        if (when is null)
        {
            map.Wrong("when", $"`{key}` says in `when` which paths it is about");
        }

        return when is null ? null : new SeverityShift(severity, when);
    }

    private static Severity ReadSeverity(YamlMap card, string key)
    {
        var text = card.Text(key);
        if (Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) && !char.IsAsciiDigit(text[0]))
        {
            return severity;
        }

        if (text.Length > 0)
        {
            card.Wrong(key, $"`{key}` must be critical, high, medium, low or informational, not `{text}`");
        }

        return Severity.Informational;
    }

    private static int Factor(YamlMap card, string key)
    {
        var value = card.Integer(key, 1);
        if (value is < 1 or > 3)
        {
            card.Wrong(key, $"`{key}` must be 1, 2 or 3");
        }

        return value;
    }

    private static IReadOnlyList<ThreatLink> ReadThreats(YamlMap card)
    {
        if (card.IsMap("threats") && card.Map("threats") is { } map)
        {
            return [.. map.Keys.Select(name => ReadThreat(map, name)).OfType<ThreatLink>()];
        }

        return [.. card.Texts("threats").Select(t => new ThreatLink(t, 1, ""))];
    }

    private static ThreatLink? ReadThreat(YamlMap map, string name)
    {
        if (map.Map(name) is not { } threat)
        {
            return null;
        }

        var link = new ThreatLink(name, threat.Integer("relevance", 1), threat.OptionalText("how") ?? "");
        if (link.Relevance is < 1 or > 2)
        {
            threat.Wrong("relevance", "`relevance` must be 1 (helps) or 2 (a direct step)");
        }

        threat.RefuseOtherKeys();
        return link;
    }

    private static Dictionary<string, JsonNode?> ReadParameters(YamlMap? map) =>
        map?.Keys.ToDictionary(k => k, k => map.Json(k), StringComparer.Ordinal) ?? [];

    private static IReadOnlyList<KeyValuePair<string, YamlText>> ReadLets(YamlMap? map)
    {
        if (map is null)
        {
            return [];
        }

        map.RefuseMoreKeysThan(MaxLets);
        return [.. map.Keys.Take(MaxLets).Select(k => KeyValuePair.Create(k, map.OptionalScalar(k))).Where(p => p.Value is not null)!];
    }

    private static Remediation ReadRemediation(YamlMap card)
    {
        if (card.Map("remediation") is not { } map)
        {
            card.Wrong("remediation", "`remediation` is missing; it must be a map with at least `text`");
            return new Remediation("", "", "", "");
        }

        var remediation = new Remediation(map.Text("text").Trim(), map.OptionalText("console") ?? "", map.OptionalText("cli") ?? "", map.OptionalText("terraform") ?? "");
        map.RefuseOtherKeys();
        return remediation;
    }

    // Every character has one way to be read, so no text is tried twice; the engine without backtracking is built anew in every run.
    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();
}
