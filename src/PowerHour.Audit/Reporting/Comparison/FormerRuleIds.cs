namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>Finds the present id of a rule that one of two reports knows by a former one.</summary>
internal sealed class FormerRuleIds
{
    private const int MostRenames = 16;

    private readonly Dictionary<string, string> _present = new(StringComparer.Ordinal);

    /// <summary>Gathers the former ids of two reports.</summary>
    public FormerRuleIds(ComparedReport one, ComparedReport other)
    {
        foreach (var report in (ComparedReport[])[one, other])
        {
            // An id that a rule has today is not a former one: there a rule was split, not renamed.
            foreach (var (id, former) in report.Rules.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => r.Value.Select(f => (r.Key, f))).Where(p => !report.Rules.ContainsKey(p.f)))
            {
                _present.TryAdd(former, id);
            }
        }
    }

    /// <summary>The id by which both reports' findings are compared.</summary>
    public string Of(string id)
    {
        for (var i = 0; i < MostRenames && _present.TryGetValue(id, out var next); i++)
        {
            id = next;
        }

        return id;
    }
}
