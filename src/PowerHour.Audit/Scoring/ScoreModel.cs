using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>The score: exact, and the same whatever the order of findings.</summary>
/// <remarks>
/// A rule weighs by its severity and by how directly it bears on the threat; within a rule, resources of production count three times. What is
/// unknown counts as bad in the low score and as good in the high one, so that the interval is the missing evidence, and a scanner that may
/// read less can never report more. ADR 9 has the formula.
/// </remarks>
public static class ScoreModel
{
    /// <summary>Scores an account.</summary>
    /// <param name="items">The findings, in any order.</param>
    /// <param name="threats">The ids of the threats.</param>
    /// <param name="mode">Whether suppressed failures are left out.</param>
    /// <returns>The score.</returns>
    public static AccountScore Compute(IEnumerable<ScoreItem> items, IEnumerable<string> threats, ScoreMode mode)
    {
        var counted = items.Where(i => i.State != ScoreState.NotApplicable && !(mode == ScoreMode.Residual && i.State == ScoreState.Suppressed)).ToList();
        var shares = Shares(counted);
        return new AccountScore(mode, [.. threats.Select(t => Score(t, shares, counted))]);
    }

    private static List<RuleShare> Shares(List<ScoreItem> items)
    {
        var shares = new SortedDictionary<string, RuleShare>(StringComparer.Ordinal);
        foreach (var item in items.Where(i => !i.IsPath))
        {
            if (!shares.TryGetValue(item.Rule.Id, out var share))
            {
                shares.Add(item.Rule.Id, share = new RuleShare(item.Rule));
            }

            share.Add(item);
        }

        return [.. shares.Values];
    }

    private static ThreatScore Score(string threat, List<RuleShare> shares, List<ScoreItem> items)
    {
        Rational weight = 0, low = 0, high = 0, decided = 0;
        foreach (var share in shares.Where(s => s.Counts))
        {
            var own = new Rational(RuleWeights.Of(share.Rule.Severity) * RuleWeights.Relevance(share.Rule, threat), RuleWeights.Direct);
            weight += own;
            low += own * share.Pass;
            high += own * share.PassOrUnknown;
            decided += own * share.Decided;
        }

        return weight > 0 ? Capped(threat, weight, low / weight, high / weight, decided / weight, items) with { Parts = Parts(threat, shares) } : new ThreatScore { Threat = threat, Grade = Grade.NotApplicable };
    }

    private static List<ScorePart> Parts(string threat, List<RuleShare> shares) =>
    [
        .. shares.Where(s => s.Counts && RuleWeights.Of(s.Rule.Severity) * RuleWeights.Relevance(s.Rule, threat) > 0)
            .GroupBy(s => (s.Rule.Severity, IsDirect: RuleWeights.Relevance(s.Rule, threat) == RuleWeights.Direct))
            .OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Key.IsDirect)
            .Select(g => Part(g.Key.Severity, g.Key.IsDirect, [.. g])),
    ];

    private static ScorePart Part(Severity severity, bool isDirect, List<RuleShare> shares)
    {
        var each = new Rational(RuleWeights.Of(severity) * (isDirect ? RuleWeights.Direct : 1), RuleWeights.Direct);
        return new ScorePart(severity, isDirect, each, shares.Count, Sum(s => s.Pass), Sum(s => s.Unknown), Sum(s => s.Fail));

        Rational Sum(Func<RuleShare, Rational> share) => shares.Aggregate((Rational)0, (sum, s) => sum + (each * share(s)));
    }

    private static ThreatScore Capped(string threat, Rational weight, Rational low, Rational high, Rational decided, List<ScoreItem> items)
    {
        var capping = items.Where(i => (i.IsPath || i.IsProduction) && i.State != ScoreState.Pass && RuleWeights.Relevance(i.Rule, threat) == RuleWeights.Direct).ToList();
        var capLow = Cap(capping);
        var capHigh = Cap(capping.Where(i => i.State != ScoreState.Unknown));
        var floor = Math.Min((low * 100).Floor(), capLow.Limit);
        var coverage = (decided * 100).Floor();
        return new ThreatScore
        {
            Threat = threat,
            Grade = Grades.Of(floor, coverage),
            Low = floor,
            High = Math.Max(floor, Math.Min((high * 100).Ceiling(), capHigh.Limit)),
            Coverage = coverage,
            RawLow = low * 100,
            RawHigh = high * 100,
            Weight = weight,
            CapLow = capLow,
            CapHigh = capHigh,
        };
    }

    private static ScoreCap Cap(IEnumerable<ScoreItem> items)
    {
        var lowest = items.GroupBy(i => RuleWeights.Cap(i.Severity, i.IsPath)).Where(g => g.Key < 100).MinBy(g => g.Key);
        return lowest is null ? ScoreCap.None
            : new ScoreCap(lowest.Key, [.. lowest.OrderBy(i => i.State == ScoreState.Unknown).ThenBy(i => i.Rule.Id, StringComparer.Ordinal).ThenBy(i => i.Resource, StringComparer.Ordinal).ThenBy(i => i.State)]);
    }
}
