using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>The variables of an expression, set for one resource after the other.</summary>
internal sealed class ResourceActivation
{
    private readonly Judgement _judgement;

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
        Activation.Set("params", JsonValues.Of(JsonSerializer.SerializeToElement(ParametersOf(rule)), CelType.Map(CelType.String, CelType.Dyn)));
    }

    /// <summary>The values.</summary>
    public CelActivation Activation { get; }

    /// <summary>The resource that is shown, as findings name it.</summary>
    public FindingResource Subject => _judgement.Subject;

    /// <summary>Sets the variables that belong to a resource.</summary>
    /// <param name="resource">The resource.</param>
    public void Show(Resource resource)
    {
        _judgement.TurnTo(resource);
        Activation.Set("self", _judgement.Self);
        Activation.Set("facts", _judgement.Facts);
        Activation.Set("arn", CelValue.String(resource.Arn));
        Activation.Set("name", CelValue.String(resource.Name));
        Activation.Set("region", CelValue.String(resource.Region));
        Activation.SetLazy("tags", _ => TagReader.Read(resource, _judgement.Context.Store.Catalog.Find(resource.Type)?.Tags ?? "Tags"));
    }

    private static JsonObject ParametersOf(Rule? rule) =>
        new(rule?.Parameters.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())) ?? []);
}
