using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.Cel;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
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
    /// <param name="parameters">The values of <c>params</c>.</param>
    public ResourceActivation(CelEnvironment environment, Judgement judgement, JsonObject parameters)
    {
        _judgement = judgement;
        Activation = new CelActivation(environment, judgement);
        Activation.Set("account", CelValue.String(judgement.Context.AccountId));
        Activation.Set("now", CelValue.Timestamp(judgement.Context.Store.Manifest.EndedAt));
        Activation.Set("params", JsonValues.Of(JsonSerializer.SerializeToElement(parameters), CelType.Map(CelType.String, CelType.Dyn)));
    }

    /// <summary>The values.</summary>
    public CelActivation Activation { get; }

    /// <summary>A rule's parameters: the organisation's values where it gave some, else the card's.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="judgement">The organisation's values.</param>
    /// <returns>The values by name.</returns>
    public static JsonObject ParametersOf(Rule rule, Judgement judgement)
    {
        var own = judgement.Parameters.GetValueOrDefault(rule.Id) ?? new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        return new JsonObject(rule.Parameters.Select(p => KeyValuePair.Create(p.Key, (own.TryGetValue(p.Key, out var given) ? given : p.Value)?.DeepClone())));
    }

    /// <summary>Sets the variables that belong to a resource.</summary>
    /// <param name="resource">The resource.</param>
    public void Show(Resource resource)
    {
        _judgement.Resource = resource;
        Activation.Set("self", _judgement.Show(resource));
        Activation.Set("facts", CelValue.Object(new FactsValue(resource, _judgement.Context, _judgement.GivenFacts)));
        Activation.Set("arn", CelValue.String(resource.Arn));
        Activation.Set("name", CelValue.String(resource.Name));
        Activation.Set("region", CelValue.String(resource.Region));
        Activation.SetLazy("tags", _ => TagReader.Read(resource, _judgement.Context.Store.Catalog.Find(resource.Type)?.Tags ?? "Tags"));
    }
}
