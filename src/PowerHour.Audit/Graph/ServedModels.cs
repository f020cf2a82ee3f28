using System.Text.Json;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph;

/// <summary>Tells which resources answer inference requests now.</summary>
internal static class ServedModels
{
    private static readonly HashSet<string> Answering = new(StringComparer.Ordinal) { "InService", "Updating", "SystemUpdating", "RollingBack" };

    /// <summary>Whether the resource is where a served model's lineage begins: an endpoint that answers, an inference component in service, or a transform job in the lookback.</summary>
    /// <param name="resource">The resource.</param>
    /// <returns>True where it is.</returns>
    public static bool Answers(Resource resource) => resource.Type.Name switch
    {
        "AWS::SageMaker::Endpoint" => Text(resource, "EndpointStatus") is { } status && Answering.Contains(status),
        "AWS::SageMaker::InferenceComponent" => Text(resource, "InferenceComponentStatus") is "InService" or "Updating",
        "AWS::SageMaker::TransformJob" => true,
        _ => false,
    };

    private static string? Text(Resource resource, string member) =>
        resource.Properties.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
