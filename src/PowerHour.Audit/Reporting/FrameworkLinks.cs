using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Reporting;

/// <summary>Which controls of which frameworks a rule serves.</summary>
/// <param name="Framework">The framework.</param>
/// <param name="Controls">The controls, in the framework's order.</param>
internal sealed record FrameworkLinks(Framework Framework, IReadOnlyList<FrameworkControl> Controls)
{
    /// <summary>The links of every rule, by rule id; rules that no framework names are not among them.</summary>
    public static ILookup<string, FrameworkLinks> ByRule(IEnumerable<Framework> frameworks) =>
        frameworks.SelectMany(f => f.Controls.SelectMany(c => c.Rules.Select(r => (Rule: r, Control: c))).GroupBy(x => x.Rule, StringComparer.Ordinal)
                .Select(g => (Rule: g.Key, Links: new FrameworkLinks(f, [.. g.Select(x => x.Control)]))))
            .ToLookup(x => x.Rule, x => x.Links, StringComparer.Ordinal);
}
