using FsCheck;
using FsCheck.Fluent;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using Xunit;

namespace PowerHour.Audit.Tests.Scoring;

/// <summary>What must hold of the score whatever was found.</summary>
public sealed class ScorePropertyTests
{
    private static readonly ScoreState[] States = Enum.GetValues<ScoreState>();

    private static readonly Gen<Rule> SomeRule =
        from number in Gen.Choose(0, 5)
        from severity in Gen.Elements(Enum.GetNames<Severity>())
        from p in Gen.Choose(0, 2)
        from m in Gen.Choose(0, 2)
        from i in Gen.Choose(0, 2)
        select ScoreCase.Rule($"s3/rule-{number}", severity, [(ScoreCase.Threats[0], p), (ScoreCase.Threats[1], m), (ScoreCase.Threats[2], i)]);

    private static readonly Gen<ScoreItem[]> SomeItems =
        from rules in SomeRule.ArrayOf(6)
        from items in Item([.. rules.DistinctBy(r => r.Id, StringComparer.Ordinal)]).NonEmptyListOf()
        select items.Select((item, i) => item with { Resource = $"resource-{i}" }).ToArray();

    [Fact]
    public void Low_and_high_are_an_interval_between_0_and_100() => ForAll(items =>
        Scores(items).All(s => 0 <= s.Low && s.Low <= s.High && s.High <= 100 && s.RawHigh + (s.RawLow * -1) <= 100 && s.RawLow <= s.RawHigh));

    [Fact]
    public void Fixing_a_failure_never_lowers() => ForEach(ScoreState.Fail, ScoreState.Pass, (before, after) => after.Low >= before.Low && after.High >= before.High);

    [Theory]
    [InlineData(ScoreState.Pass)]
    [InlineData(ScoreState.Fail)]
    [InlineData(ScoreState.Suppressed)]
    public void Reading_less_never_raises_the_low_score_or_coverage(ScoreState read) =>
        ForEach(read, ScoreState.Unknown, (before, after) => after.Low <= before.Low && after.Coverage <= before.Coverage);

    [Theory]
    [InlineData(ScoreState.Pass)]
    [InlineData(ScoreState.Fail)]
    public void Learning_more_stays_within_the_interval(ScoreState learned) =>
        ForEach(ScoreState.Unknown, learned, (before, after) => after.RawLow >= before.RawLow && after.RawHigh <= before.RawHigh);

    [Fact]
    public void What_is_not_applicable_changes_nothing() => ForAll(items =>
        Same(Scores(items), Scores([.. items, items[0] with { State = ScoreState.NotApplicable, IsProduction = true }])));

    [Fact]
    public void The_order_of_findings_changes_nothing() => ForAll(items =>
        Same(Scores(items), Scores([.. items.Reverse()])) && Same(Scores(items), Scores([.. items.OrderBy(i => i.State).ThenBy(i => i.IsProduction)])));

    [Fact]
    public void Suppressing_never_changes_the_inherent_score() =>
        ForAll(items => Same(Scores(items), Scores([.. items.Select(i => i.State == ScoreState.Fail ? i with { State = ScoreState.Suppressed } : i)]), causes: false));

    [Fact]
    public void Suppressing_never_lowers_the_residual_score_caps() => ForAll(items =>
        Scores(items, ScoreMode.Residual).Where(s => s.IsScored).All(r => r.CapLow.Limit >= Scores(items).Single(s => s.Threat == r.Threat).CapLow.Limit));

    [Fact]
    public void The_parts_add_up_to_the_score() => ForAll(items => Scores(items).Where(s => s.IsScored).All(s =>
    {
        Rational Sum(Func<ScorePart, Rational> part) => s.Parts.Aggregate((Rational)0, (sum, p) => sum + part(p));
        return Sum(p => p.Held + p.Open + p.Failed) == s.Weight && Sum(p => p.Held) * 100 / s.Weight == s.RawLow && Sum(p => p.Held + p.Open) * 100 / s.Weight == s.RawHigh
            && s.Parts.All(p => p.Each * p.Rules == p.Held + p.Open + p.Failed);
    }));

    [Fact]
    public void Every_limit_names_its_findings() => ForAll(items => Scores(items).All(s =>
        (s.CapLow.Limit == 100) == (s.CapLow.Causes.Count == 0) && s.CapLow.Causes.All(c => c.State is ScoreState.Fail or ScoreState.Suppressed or ScoreState.Unknown)
        && s.CapHigh.Causes.All(c => c.State is ScoreState.Fail or ScoreState.Suppressed)));

    [Fact]
    public void What_was_not_decided_is_the_width_of_the_interval() => ForAll(items => Scores(items).All(s =>
        !s.IsScored || s.Coverage == (100 + ((s.RawHigh + (s.RawLow * -1)) * -1)).Floor()));

    [Fact]
    public void Fractions_are_in_lowest_terms()
    {
        Assert.Equal(new Rational(1, 3), new Rational(-2, -6));
        Assert.Equal("-1/3", new Rational(2, -6).ToString());
        Assert.Equal(default, new Rational(0, 7));
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal((3, 4), (new Rational(10, 3).Floor(), new Rational(10, 3).Ceiling()));
        Assert.Equal((3, 3), (new Rational(9, 3).Floor(), new Rational(9, 3).Ceiling()));
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 1) / 0);
    }

    private static Gen<ScoreItem> Item(Rule[] rules) =>
        from rule in Gen.Elements(rules)
        from state in Gen.Elements(States)
        from production in Gen.Elements(true, false)
        from path in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new ScoreItem(rule, "", state, production || path, path);

    private static void ForAll(Func<ScoreItem[], bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(SomeItems.ToArbitrary(), holds));

    /// <summary>Turns one item after the other from one state to another, and compares every threat's score.</summary>
    private static void ForEach(ScoreState from, ScoreState to, Func<ThreatScore, ThreatScore, bool> holds) => ForAll(items =>
    {
        var before = Scores(items);
        return items.Index().Where(i => i.Item.State == from).All(changed =>
        {
            var after = Scores([.. items.Select((item, i) => i == changed.Index ? item with { State = to } : item)]);
            return before.Zip(after).All(pair => !pair.First.IsScored || holds(pair.First, pair.Second));
        });
    });

    private static IReadOnlyList<ThreatScore> Scores(IReadOnlyList<ScoreItem> items, ScoreMode mode = ScoreMode.Inherent) => ScoreModel.Compute(items, ScoreCase.Threats, mode).Threats;

    private static bool Same(IReadOnlyList<ThreatScore> left, IReadOnlyList<ThreatScore> right, bool causes = true) => left.Zip(right).All(pair =>
        pair.First with { CapLow = ScoreCap.None, CapHigh = ScoreCap.None, Parts = [] } == pair.Second with { CapLow = ScoreCap.None, CapHigh = ScoreCap.None, Parts = [] }
        && pair.First.Parts.SequenceEqual(pair.Second.Parts)
        && pair.First.CapLow.Limit == pair.Second.CapLow.Limit && pair.First.CapHigh.Limit == pair.Second.CapHigh.Limit
        && (!causes || pair.First.CapLow.Causes.Select(c => c.Resource).Order(StringComparer.Ordinal).SequenceEqual(pair.Second.CapLow.Causes.Select(c => c.Resource).Order(StringComparer.Ordinal), StringComparer.Ordinal)));
}
