using PowerHour.Audit.Analysis;
using PowerHour.Audit.Analysis.Lineage;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation.Paths;

/// <summary>Decides a rule of paths: a path that is certain fails it, one that is not leaves it undecided, and so does a list that may be longer.</summary>
/// <param name="rule">The rule.</param>
/// <param name="judgement">The account.</param>
/// <param name="activation">The variables, set for the resource at hand.</param>
internal sealed class PathJudge(CompiledRule rule, Judgement judgement, CelActivation activation)
{
    private IReadOnlyList<(Chain Way, Severity Severity)> _ways = [];

    /// <summary>Decides.</summary>
    /// <param name="where">Whether the rule is about the resource: true or unknown.</param>
    /// <returns>The verdict and the value that decided.</returns>
    public (Status Status, CelValue Value) Decide(CelValue where)
    {
        _ways = [];
        var value = rule.Paths!.Evaluate(activation);
        if (value.Kind != CelKind.List)
        {
            return value.IsUnknown ? (Status.Unknown, Gaps.Joined(value, where)) : (Status.Error, value);
        }

        var (ways, gap) = PathFunctions.Read(value);
        var certain = ways.Where(w => w.IsCertain).ToArray();
        _ways = [.. (certain.Length > 0 ? certain : ways).Select(w => (w, SeverityOf(w)))];
        if (where.IsUnknown)
        {
            return (Status.Unknown, where);
        }

        if (certain.Length > 0)
        {
            return (Status.Fail, value);
        }

        var doubts = CelUnknown.Merge(gap, Unread.Because(ways.SelectMany(w => w.Doubts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        return doubts is null ? (Status.Pass, value) : (Status.Unknown, CelValue.Unknown(doubts));
    }

    /// <summary>The paths behind the verdict.</summary>
    /// <param name="status">The verdict.</param>
    /// <returns>Of each kind of attacker the worst and shortest; none behind a PASS. Counts every path of a FAIL.</returns>
    public PathVerdict Found(Status status)
    {
        if (status is not (Status.Fail or Status.Unknown) || _ways.Count == 0)
        {
            return PathVerdict.None;
        }

        var writer = new AttackPathWriter(judgement.Context, rule.Rule.Cut);
        var shown = _ways.GroupBy(w => ClassOf(w.Way), StringComparer.Ordinal).Select(g => (First: g.Min(WitnessOrder.Instance), Count: g.Count())).OrderBy(w => w.First, WitnessOrder.Instance).ToArray();
        var worst = _ways.Max(w => w.Severity);
        return new PathVerdict([.. shown.Select(w => writer.Write(w.First.Way, ClassOf(w.First.Way), w.Count))], worst == rule.Rule.Severity ? null : worst, status == Status.Fail ? Count() : []);
    }

    private IReadOnlyList<PathCutSet> Count()
    {
        var sets = new CutSets();
        foreach (var (way, _) in _ways)
        {
            PathChange[] changes = [.. way.Cuts.DistinctBy(c => c.Link!.CutKey, StringComparer.Ordinal).Select(c => new PathChange(c.Link!.CutKey, c.Cut))];
            judgement.PathCounts.Add(changes.Select(c => c.Key));
            sets.Add(changes.Length > 0 ? changes : [ByCard()]);
        }

        return sets.All;
    }

    /// <summary>Where no step of a path can be cut by itself, it takes what the card says, done on the resource that fails.</summary>
    private PathChange ByCard() => new($"card|{rule.Rule.Id}|{judgement.Resource.Arn}", $"{rule.Rule.Cut} ({judgement.Resource.Name})");

    private static string ClassOf(Chain way) => way.Actor?.Class ?? "";

    private Severity SeverityOf(Chain way)
    {
        if (rule.Raise is null && rule.Lower is null)
        {
            return rule.Rule.Severity;
        }

        activation.Set("path", CelValue.Object(new PathValue(way, judgement)));
        return rule.Raise?.Evaluate(activation).IsTrue == true ? Worse(rule.Rule.Raise!.To)
            : rule.Lower?.Evaluate(activation).IsTrue == true ? Milder(rule.Rule.Lower!.To) : rule.Rule.Severity;
    }

    // An organisation that decided on a severity of its own is not overruled in the other direction.
    private Severity Worse(Severity to) => (Severity)Math.Max((int)to, (int)rule.Rule.Severity);

    private Severity Milder(Severity to) => (Severity)Math.Min((int)to, (int)rule.Rule.Severity);
}
