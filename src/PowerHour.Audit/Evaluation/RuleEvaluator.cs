using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Evaluation.Paths;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Applies one rule to resources, one after the other.</summary>
internal sealed class RuleEvaluator
{
    private readonly CompiledRule _rule;
    private readonly ResourceActivation _scene;
    private readonly DerivedEvidence _derived;
    private readonly RuleBudget _budget;
    private readonly PathJudge? _paths;
    private IReadOnlyList<string> _lastGaps = [];
    private VerdictDetail? _lastDetail;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="judgement">The account.</param>
    public RuleEvaluator(CompiledRule rule, Judgement judgement)
    {
        _rule = rule;
        _scene = new ResourceActivation(rule.Environment, judgement, rule.Rule);
        _derived = new DerivedEvidence(rule.Rule);
        _budget = new RuleBudget(_scene.Activation, judgement.Context.Store.Manifest.Coverage.Sum(c => (long)c.Count), rule.Rule.IsPath);
        _paths = rule.Paths is null ? null : new PathJudge(rule, judgement, _scene.Activation);
    }

    /// <summary>Steps that the rule's expressions took so far.</summary>
    public long Steps => _budget.Taken;

    /// <summary>Judges a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The finding.</returns>
    public Finding Judge(Resource resource)
    {
        _scene.Show(resource);
        var (status, value) = _budget.TryBegin() ? Decide() : (Status.Error, _budget.GivenUp);
        _budget.End(value);
        var judgement = _scene.Judgement;
        var finding = new Finding(_rule.Rule, judgement.Subject, status, Detail(status, value)) { InProduction = judgement.InProduction };
        return _paths is null ? finding : WithPaths(finding, resource, _paths.Found(status));
    }

    private static Finding WithPaths(Finding finding, Resource resource, PathVerdict found) => found.Paths is not [var first, ..] ? finding
        : finding with { Paths = found.Paths, CutSets = found.CutSets, PathSeverity = found.Severity, Message = finding.Status == Status.Fail ? FindingMessage.For(finding.Rule, resource, first) : finding.Message };

    /// <summary>Judges a resource and says how each part of the rule came out.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>How each <c>let</c>, <c>where</c> and <c>require</c> came out.</returns>
    public IReadOnlyList<ExpressionPart> Explain(Resource resource)
    {
        _scene.Show(resource);
        return ExpressionTrial.OfRule(_rule).Run(_scene);
    }

    private (Status Status, CelValue Value) Decide()
    {
        var where = _rule.Where?.Evaluate(_scene.Activation) ?? CelValue.True;
        if (where.IsFalse)
        {
            return (Status.NotApplicable, where);
        }

        if (!where.IsTrue && !where.IsUnknown)
        {
            return (Status.Error, where);
        }

        if (_paths is not null)
        {
            return _paths.Decide(where);
        }

        if (_rule.Require is null)
        {
            return (where.IsUnknown ? Status.Unknown : Status.Manual, where);
        }

        var require = _rule.Require.Evaluate(_scene.Activation);
        return require.Kind switch
        {
            CelKind.Unknown => (Status.Unknown, Gaps.Joined(require, where)),
            CelKind.Bool when where.IsUnknown => (Status.Unknown, where),
            CelKind.Bool => (require.IsTrue ? Status.Pass : Status.Fail, require),
            _ => (Status.Error, require),
        };
    }

    private FindingDetail Detail(Status status, CelValue value)
    {
        var derived = _derived.Read(_scene.Activation);
        var gaps = status == Status.Unknown ? GapsOf(value) : [];
        var failure = status != Status.Error ? null : value.IsError ? value.AsError().Message : value.ToString();
        if (derived.Count == 0 && gaps.Count == 0 && failure is null && status != Status.Unknown)
        {
            return ObservedDetail.Instance;
        }

        return _lastDetail is { } last && last.IsOf(gaps, failure, derived) ? last : _lastDetail = new VerdictDetail(gaps, failure, derived);
    }

    /// <summary>The gaps of an unknown; the same list again where the resource before was unknown for the same.</summary>
    private IReadOnlyList<string> GapsOf(CelValue unknown)
    {
        var gaps = Gaps.Of(unknown);
        return _lastGaps = gaps.SequenceEqual(_lastGaps, StringComparer.Ordinal) ? _lastGaps : gaps;
    }
}
