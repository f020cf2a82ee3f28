using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings.Suppressions;

/// <summary>Reads <c>powerhour.suppressions.yaml</c>. The form is described in <c>docs/suppressions.md</c> and <c>rules/powerhour.suppressions.schema.json</c>.</summary>
public static class SuppressionReader
{
    private const int MinJustification = 10;

    /// <summary>Reads the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="rules">The rules that it may name.</param>
    /// <returns>The suppressions.</returns>
    /// <exception cref="DocumentException">Something in the file is wrong; every problem is named.</exception>
    public static SuppressionList Read(SourceFile source, RuleCatalog rules) =>
        new() { File = source.Name, Hash = source.Hash, Entries = YamlDocument.ReadEntries<Suppression>(source, map => ReadEntry(map, rules), RefuseTwice) };

    private static Suppression? ReadEntry(YamlMap map, RuleCatalog catalog)
    {
        var rule = ReadRule(map, catalog);
        var resource = ReadPattern(map);
        var reason = ReadReason(map);
        var justification = map.Text("justification").Trim();
        if (map.Has("justification") && justification.Length < MinJustification)
        {
            map.Wrong("justification", $"`justification` must say why, in {MinJustification} characters or more: it is printed in every report");
        }

        var approvedBy = map.Text("approvedBy").Trim();
        if (map.Has("approvedBy") && approvedBy.Length == 0)
        {
            map.Wrong("approvedBy", "`approvedBy` must name who answers for this");
        }

        var expires = map.Date("expires");
        map.RefuseOtherKeys();
        return rule is null || reason is null || expires is null ? null : new Suppression
        {
            RuleId = rule.Id,
            Resource = resource,
            Reason = reason.Value,
            Justification = justification,
            ApprovedBy = approvedBy,
            Expires = expires.Value,
            Line = map.Line,
            Place = map.OptionalScalar("expires")!,
        };
    }

    private static Rule? ReadRule(YamlMap map, RuleCatalog catalog)
    {
        var id = map.Text("rule");
        if (catalog.Find(id) is { } rule)
        {
            return rule;
        }

        if (map.Has("rule"))
        {
            map.Wrong("rule", catalog.NoRule(id));
        }

        return null;
    }

    private static string ReadPattern(YamlMap map)
    {
        var resource = map.Text("resource");
        if (map.Has("resource") && !resource.StartsWith("arn:", StringComparison.Ordinal))
        {
            map.Wrong("resource", $"`resource` must be an ARN, which may have `*` and `?`, such as arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/demo-*, not `{resource}`");
        }

        return resource;
    }

    private static SuppressionReason? ReadReason(YamlMap map)
    {
        var text = map.Text("reason");
        if (SuppressionReasons.Parse(text) is { } reason)
        {
            return reason;
        }

        if (map.Has("reason"))
        {
            map.Wrong("reason", $"`reason` must be {string.Join(", ", SuppressionReasons.All.SkipLast(1).Select(r => r.Name()))} or {SuppressionReasons.All[^1].Name()}, not `{text}`");
        }

        return null;
    }

    private static void RefuseTwice(YamlMap map, List<Suppression> before, Suppression entry)
    {
        if (before.Find(b => b.RuleId == entry.RuleId && b.Resource == entry.Resource) is { } first)
        {
            map.Wrong("resource", $"the entry at line {first.Line} speaks of the same rule and resource: keep one of the two");
        }
    }
}
