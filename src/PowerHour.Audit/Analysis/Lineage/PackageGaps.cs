using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Tells what is not known of the packages that a model was made from. Packages are reached by reference alone, so that one that was not read bears on no other model.</summary>
/// <param name="store">The models and packages.</param>
internal sealed class PackageGaps(ResourceStore store)
{
    private static readonly ResourceType Package = new("AWS::SageMaker::ModelPackage");
    private static readonly JsonPath[] Names = [JsonPath.Parse("PrimaryContainer.ModelPackageName"), JsonPath.Parse("Containers[].ModelPackageName")];

    /// <summary>The gaps of a model or package.</summary>
    /// <param name="node">The model or package; another resource has none.</param>
    /// <returns>The gap ids.</returns>
    public IEnumerable<string> Of(Node node) => node.Type.ShortName switch
    {
        "ModelPackage" => Find(node)?.Unread.Select(u => u.GapId) ?? [],
        "Model" => Find(node) is { } model ? model.Unread.Select(u => u.GapId).Concat(Unmet(node, model)) : [],
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
