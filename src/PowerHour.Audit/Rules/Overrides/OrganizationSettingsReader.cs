using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Rules.Overrides;

/// <summary>Reads <c>powerhour.yaml</c>. The form is described in <c>docs/configuration.md</c> and <c>rules/powerhour.schema.json</c>.</summary>
public static partial class OrganizationSettingsReader
{
    private const int MinReason = 10;

    /// <summary>Reads the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong; every problem is named.</exception>
    public static OrganizationSettings Read(SourceFile source, RuleCatalog rules)
    {
        var file = YamlDocument.ReadMap(source);
        var settings = new OrganizationSettings
        {
            File = source.Name,
            Hash = source.Hash,
            TrustedAccounts = ReadAccounts(file),
            LookbackDays = ReadLookback(file),
            ServiceControl = ControlPolicyReader.Read(file, "serviceControlPolicies", PolicyKind.ServiceControl),
            ResourceControl = ControlPolicyReader.Read(file, "resourceControlPolicies", PolicyKind.ResourceControl),
            RoleStages = ReadStages(file.Map("roleStages")),
            Rules = file.Map("rules") is { } map ? [.. map.Keys.Select(id => ReadRule(map, id, rules)).OfType<RuleOverride>()] : [],
        };
        file.RefuseOtherKeys();
        file.ThrowIfWrong();
        return settings;
    }

    private static IReadOnlyList<string> ReadAccounts(YamlMap file)
    {
        var accounts = file.Texts("trustedAccounts");
        foreach (var wrong in accounts.Where(a => !AccountId().IsMatch(a)))
        {
            file.Wrong("trustedAccounts", $"`trustedAccounts` holds account ids of twelve digits in quotes, such as \"111122223333\", not `{wrong}`");
        }

        return accounts;
    }

    private static int? ReadLookback(YamlMap file)
    {
        if (!file.Has("lookbackDays"))
        {
            return null;
        }

        var days = file.Integer("lookbackDays", 1);
        if (days < 1)
        {
            file.Wrong("lookbackDays", "`lookbackDays` must be 1 or more");
        }

        return days;
    }

    private static RoleStages ReadStages(YamlMap? map)
    {
        if (map is null)
        {
            return RoleStages.None;
        }

        var lists = RoleStages.None.All.Select(s => ReadPatterns(map, s.Key)).ToArray();
        map.RefuseOtherKeys();
        return new RoleStages(lists[0], lists[1], lists[2], lists[3], lists[4]);
    }

    private static IReadOnlyList<string> ReadPatterns(YamlMap map, string key)
    {
        var patterns = map.Texts(key);
        foreach (var wrong in patterns.Where(p => !p.StartsWith("arn:", StringComparison.Ordinal)))
        {
            map.Wrong(key, $"`{key}` holds ARNs with `*` and `?`, such as arn:aws:iam::*:role/ci-*, not `{wrong}`");
        }

        return patterns;
    }

    private static RuleOverride? ReadRule(YamlMap rules, string id, RuleCatalog catalog)
    {
        if (catalog.Find(id) is not { } rule)
        {
            rules.WrongKey(id, catalog.NoRule(id));
            rules.Has(id);
            return null;
        }

        if (rules.Map(id) is not { } map)
        {
            rules.WrongKey(id, $"say of `{id}` what holds here: `severity`, `disabled` or `params`");
            return null;
        }

        var disabled = map.Flag("disabled", otherwise: false);
        var severity = ReadSeverity(map);
        var reason = map.OptionalText("reason")?.Trim() ?? "";
        var given = map.Map("params");
        var parameters = ReadParameters(given, rule);
        if ((disabled || severity is not null) && reason.Length < MinReason)
        {
            map.Wrong("reason", $"`reason` must say why, in {MinReason} characters or more: it is printed in every report");
        }

        map.RefuseOtherKeys();
        return new RuleOverride(rule.Id, severity, disabled, reason, parameters) { Places = parameters.Keys.ToDictionary(n => n, n => given!.PlaceOf(n), StringComparer.Ordinal) };
    }

    private static Severity? ReadSeverity(YamlMap map)
    {
        if (map.OptionalText("severity") is not { } text)
        {
            return null;
        }

        if (Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) && !char.IsAsciiDigit(text.FirstOrDefault('0')))
        {
            return severity;
        }

        map.Wrong("severity", $"`severity` must be critical, high, medium, low or informational, not `{text}`");
        return null;
    }

    private static Dictionary<string, JsonNode?> ReadParameters(YamlMap? map, Rule rule)
    {
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var name in map?.Keys ?? [])
        {
            var value = map!.Json(name);
            if (!rule.Parameters.TryGetValue(name, out var card))
            {
                map.WrongKey(name, $"{rule.Id} has no parameter `{name}`{(Nearest.To(name, rule.Parameters.Keys) is { } near ? $" — did you mean `{near}`?" : rule.Parameters.Count == 0 ? "; it has none" : $"; it has {string.Join(", ", rule.Parameters.Keys.Order(StringComparer.Ordinal))}")}");
            }
            else if (card is not null && Kind(card) != Kind(value))
            {
                map.Wrong(name, $"`{name}` must be {Kind(card)} like the card's `{card.ToJsonString()}`, not {Kind(value)}");
            }

            values[name] = value;
        }

        return values;
    }

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a map",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "nothing",
    };

    [GeneratedRegex("^[0-9]{12}$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AccountId();
}
