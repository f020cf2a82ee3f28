using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>The variables of an expression, set for one resource after the other.</summary>
internal sealed class ResourceActivation
{
    private readonly Judgement _judgement;
    private string? _region;

    /// <summary>Sets the variables that are the same for every resource.</summary>
    /// <param name="environment">What the expressions may mention.</param>
    /// <param name="judgement">The account.</param>
    /// <param name="rule">The rule whose parameters are <c>params</c>; null for none.</param>
    public ResourceActivation(CelEnvironment environment, Judgement judgement, Rule? rule)
    {
        _judgement = judgement;
        Activation = new CelActivation(environment, judgement);
        Activation.Set("account", CelValue.String(judgement.Context.AccountId));
        Activation.Set("now", CelValue.Timestamp(judgement.Context.Store.Manifest.EndedAt));
        Activation.SetLazy("self", _ => judgement.Self);
        Activation.SetLazy("facts", _ => judgement.Facts);
        Activation.SetLazy("arn", _ => CelValue.String(judgement.Resource.Arn));
        Activation.SetLazy("name", _ => CelValue.String(judgement.Resource.Name));
        Activation.SetLazy("region", _ => CelValue.String(judgement.Resource.Region));
        Activation.SetLazy("tags", _ => judgement.Tags);
        Activation.Set("params", JsonValues.Of(ParametersOf(rule).ToElement(), CelType.Map(CelType.String, CelType.Dyn)));
    }

    /// <summary>The values.</summary>
    public CelActivation Activation { get; }

    /// <summary>The account, turned to the resource that is shown.</summary>
    public Judgement Judgement => _judgement;

    /// <summary>Turns the variables that belong to a resource to another one.</summary>
    /// <param name="resource">The resource.</param>
    public void Show(Resource resource)
    {
        _judgement.TurnTo(resource);
        Activation.Forget(resource.Region == _region ? CelLifetime.Each : CelLifetime.Group);
        _region = resource.Region;
    }

    private static JsonObject ParametersOf(Rule? rule) =>
        new(rule?.Parameters.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())) ?? []);
}
