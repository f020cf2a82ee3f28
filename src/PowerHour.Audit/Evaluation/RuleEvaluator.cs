using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Applies one rule to resources, one after the other.</summary>
internal sealed class RuleEvaluator
{
    private readonly CompiledRule _rule;
    /// <summary>On how many resources an expression may reach the limit of steps before it is not tried further, so that one rule can not hold up a scan.</summary>
    private const int MostExhausted = 3;

    private readonly ResourceActivation _scene;
    private int _exhausted;
    private string? _notAbout;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="judgement">The account.</param>
    public RuleEvaluator(CompiledRule rule, Judgement judgement)
    {
        _rule = rule;
        _scene = new ResourceActivation(rule.Environment, judgement, rule.Rule);
    }

    /// <summary>Judges a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The finding.</returns>
    public Finding Judge(Resource resource)
    {
        _scene.Show(resource);
        var (status, value) = _exhausted < MostExhausted ? Decide() : (Status.Error, CelValue.Error($"the rule reached the limit of steps on {MostExhausted} resources and was not tried on this one", CelErrorCode.LimitExceeded));
        _exhausted += status == Status.Error && value.IsError && value.AsError().Code == CelErrorCode.LimitExceeded ? 1 : 0;
        return new Finding
        {
            Rule = _rule.Rule,
            Resource = _scene.Subject,
            Status = status,
            Message = status == Status.NotApplicable ? _notAbout ??= FindingMessage.For(_rule.Rule, status, resource, value) : FindingMessage.For(_rule.Rule, status, resource, value),
            Evidence = EvidenceReader.Read(_rule.Rule, resource, _scene.Activation),
            GapIds = status == Status.Unknown ? Gaps.Of(value) : [],
            Fingerprint = Fingerprints.Of(_rule.Rule.Id, resource.Arn),
        };
    }

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

        if (_rule.Require is null)
        {
            return (where.IsUnknown ? Status.Unknown : Status.Manual, where);
        }

        var require = _rule.Require.Evaluate(_scene.Activation);
        return require.Kind switch
        {
            CelKind.Unknown => (Status.Unknown, require),
            CelKind.Bool when where.IsUnknown => (Status.Unknown, where),
            CelKind.Bool => (require.IsTrue ? Status.Pass : Status.Fail, require),
            _ => (Status.Error, require),
        };
    }
}
