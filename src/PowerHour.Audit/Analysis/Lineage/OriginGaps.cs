using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells what is not known of where a model or job has its content from: packages that were not read, and file systems, into which nobody looks.</summary>
/// <remarks>Packages are reached by reference alone, so that one that was not read bears on no other model.</remarks>
/// <param name="store">The models, packages and jobs.</param>
internal sealed class OriginGaps(ResourceStore store)
{
    private static readonly ResourceType Package = new("AWS::SageMaker::ModelPackage");
    private static readonly JsonPath[] Names = [JsonPath.Parse("PrimaryContainer.ModelPackageName"), JsonPath.Parse("Containers[].ModelPackageName")];

    private static readonly JsonPath[] Unseen =
    [
        JsonPath.Parse("InputDataConfig[].DataSource.FileSystemDataSource.FileSystemId"), JsonPath.Parse("TrainingJobDefinition.InputDataConfig[].DataSource.FileSystemDataSource.FileSystemId"),
        JsonPath.Parse("TrainingJobDefinitions[].InputDataConfig[].DataSource.FileSystemDataSource.FileSystemId"),
    ];

    /// <summary>The gaps of a model, package or job.</summary>
    /// <param name="node">The model, package or job; another resource has none.</param>
    /// <returns>The gap ids.</returns>
    public IEnumerable<string> Of(Node node) => node.Type.ShortName switch
    {
        "ModelPackage" => Find(node)?.Unread.Select(u => u.GapId) ?? [],
        "Model" => Find(node) is { } model ? model.Unread.Select(u => u.GapId).Concat(Unmet(node, model)) : [],
        "TrainingJob" or "HyperParameterTuningJob" => Find(node) is { } job ? Unseen.SelectMany(u => u.Select(job.Properties)).Select(v => $"{GapCause.NotCollected.Name()} content-of-{v.Value} {node.Region}") : [],
        _ => [],
    };

    /// <summary>Packages that the model names and that are not there: not listed, or another account's.</summary>
    private IEnumerable<string> Unmet(Node node, Resource model)
    {
        var named = Names.SelectMany(n => n.Select(model.Properties)).Select(n => n.Value.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return named.Length <= node.Out.Where(e => e.To.Type == Package).Select(e => e.To).Distinct().Count() ? []
            : store.GapsOf(Package, node.Region) is { Count: > 0 } gaps ? gaps : named.Select(n => $"{GapCause.NotCollected.Name()} {n} {node.Region}");
    }

    private Resource? Find(Node node) => store.Keep(node.Type).Find(node.Arn, node.Region);
}
