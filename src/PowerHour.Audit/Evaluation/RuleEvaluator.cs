using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Evaluation;

/// <summary>Applies one rule to resources, one after the other.</summary>
internal sealed class RuleEvaluator
{
    private readonly CompiledRule _rule;
    private readonly Judgement _judgement;
    private readonly CelActivation _activation;

    /// <summary>Creates an evaluator.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="judgement">The account.</param>
    public RuleEvaluator(CompiledRule rule, Judgement judgement)
    {
        (_rule, _judgement) = (rule, judgement);
        _activation = new CelActivation(rule.Environment, judgement);
        _activation.Set("account", CelValue.String(judgement.Context.AccountId));
        _activation.Set("now", CelValue.Timestamp(judgement.Context.Store.Manifest.EndedAt));
        _activation.Set("params", JsonValues.Of(JsonSerializer.SerializeToElement(Parameters()), CelType.Map(CelType.String, CelType.Dyn)));
    }

    /// <summary>Judges a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The finding.</returns>
    public Finding Judge(Resource resource)
    {
        Bind(resource);
        var (status, value) = Decide();
        return new Finding
        {
            Rule = _rule.Rule,
            Resource = new FindingResource(resource.Arn, resource.Type.Name, resource.Name, resource.Region, resource.AccountId),
            Status = status,
            Message = FindingMessage.For(_rule.Rule, status, resource, value),
            Evidence = EvidenceReader.Read(_rule.Rule, resource, _activation),
            GapIds = status == Status.Unknown ? Gaps.Of(value) : [],
            Fingerprint = Fingerprints.Of(_rule.Rule.Id, resource.Arn),
        };
    }

    /// <summary>Judges a resource and says how each part of the rule came out.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>The traces of <c>where</c> and <c>require</c>.</returns>
    public (CelTrace? Where, CelTrace? Require) Explain(Resource resource)
    {
        Bind(resource);
        return (_rule.Where?.Trace(_activation), _rule.Require?.Trace(_activation));
    }

    private void Bind(Resource resource)
    {
        _judgement.Resource = resource;
        _activation.Set("self", _judgement.Show(resource));
        _activation.Set("facts", CelValue.Object(new FactsValue(resource, _judgement.Context, _judgement.GivenFacts)));
        _activation.Set("arn", CelValue.String(resource.Arn));
        _activation.Set("name", CelValue.String(resource.Name));
        _activation.Set("region", CelValue.String(resource.Region));
        _activation.SetLazy("tags", _ => TagReader.Read(resource, _judgement.Context.Store.Catalog.Find(resource.Type)?.Tags ?? "Tags"));
    }

    private (Status Status, CelValue Value) Decide()
    {
        var where = _rule.Where?.Evaluate(_activation) ?? CelValue.True;
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

        var require = _rule.Require.Evaluate(_activation);
        return require.Kind switch
        {
            CelKind.Unknown => (Status.Unknown, require),
            CelKind.Bool when where.IsUnknown => (Status.Unknown, where),
            CelKind.Bool => (require.IsTrue ? Status.Pass : Status.Fail, require),
            _ => (Status.Error, require),
        };
    }

    private JsonObject Parameters()
    {
        var own = _judgement.Parameters.GetValueOrDefault(_rule.Rule.Id) ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        return new JsonObject(_rule.Rule.Parameters.Select(p => KeyValuePair.Create(p.Key, (own.TryGetValue(p.Key, out var given) ? given : p.Value)?.DeepClone())));
    }
}
