using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells when an artifact that was overwritten is loaded: by itself, or only when somebody deploys again.</summary>
/// <param name="context">The account.</param>
internal sealed class Activation(AnalysisContext context)
{
    /// <summary>An instance is added, a shadow promoted or a model of many loaded without anybody deploying.</summary>
    public const string Automatic = "automatic";

    /// <summary>Somebody has to deploy, or an instance to be replaced.</summary>
    public const string OnRedeploy = "on redeploy";

    private static readonly JsonPath[] Scaling = [.. new[] { "ProductionVariants", "ShadowProductionVariants" }.Select(v => JsonPath.Parse($"{v}[].ManagedInstanceScaling.Status"))];
    private static readonly JsonPath[] Modes = [JsonPath.Parse("PrimaryContainer.Mode"), JsonPath.Parse("Containers[].Mode")];

    /// <summary>When it is.</summary>
    /// <param name="subject">A model or endpoint.</param>
    /// <returns>One of the two words.</returns>
    public string Of(Node subject) => context.Lineage.WaysOf(subject).Any(IsAutomatic) ? Automatic : OnRedeploy;

    private bool IsAutomatic(Chain way) =>
        Serving.IsShadow(way)
        || Modes.SelectMany(m => Find(way.Node!) is { } model ? m.Select(model.Properties) : []).Any(m => m.Value.GetString() == "MultiModel")
        || way.Steps.Any(s => s.Node!.In.Any(e => e.Kind == "scales") || HasManagedScaling(s.Node));

    private bool HasManagedScaling(Node node) => node.Type.ShortName == "EndpointConfig" && Find(node) is { } config && Scaling.SelectMany(s => s.Select(config.Properties)).Any(s => s.Value.ValueKind == JsonValueKind.String && s.Value.GetString() == "ENABLED");

    private Resource? Find(Node node) => context.Store.Keep(node.Type).Find(node.Arn, node.Region);
}
