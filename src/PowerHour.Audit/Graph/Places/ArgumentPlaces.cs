using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph.Places;

/// <summary>Reads the places that settings name: of a Glue job libraries that it runs and data that it reads or writes, of a training job the code that the SDK packed for it.</summary>
/// <remarks>Only the names of settings tell which is which; of what a script does with its own arguments nothing is known but their names.</remarks>
internal static class ArgumentPlaces
{
    private static readonly Dictionary<string, string[]> Maps = new(StringComparer.Ordinal)
    {
        ["AWS::Glue::Job"] = ["DefaultArguments", "NonOverridableArguments"],
        ["AWS::SageMaker::TrainingJob"] = ["HyperParameters"],
    };

    private static readonly HashSet<string> Code = new(StringComparer.Ordinal)
    {
        "--extra-py-files", "--extra-jars", "--extra-files", "--additional-python-modules", "sagemaker_submit_directory",
    };

    private static readonly string[] Output = ["out", "target", "dest", "sink", "write"];
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "--TempDir", "--spark-event-logs-path" };

    /// <summary>The places.</summary>
    /// <param name="node">The job in the graph.</param>
    /// <param name="resource">The job, or a resource of another type, which has none.</param>
    /// <returns>The references, one for each location of a list with commas.</returns>
    public static IEnumerable<PlaceReference> Of(Node node, Resource resource) =>
        from map in Maps.GetValueOrDefault(resource.Type.Name, [])
        where resource.Properties.TryGetProperty(map, out var m) && m.ValueKind == JsonValueKind.Object
        from argument in resource.Properties.GetProperty(map).EnumerateObject()
        where argument.Value.ValueKind == JsonValueKind.String && IsFollowed(resource, argument.Name)
        from location in argument.Value.GetString()!.Trim('"').Split(',', StringSplitOptions.TrimEntries).Select(PlaceReader.Locate).OfType<S3Location>()
        select new PlaceReference(node, KindOf(argument.Name), $"{map}.{argument.Name}", S3Place.Of(location, Code.Contains(argument.Name) ? S3Form.Object : S3Form.Prefix));

    /// <summary>Hyperparameters are numbers and words of the algorithm; only the one for code is a place by agreement.</summary>
    private static bool IsFollowed(Resource resource, string argument) => Code.Contains(argument) || (resource.Type.ShortName == "Job" && !Own.Contains(argument));

    private static string KindOf(string argument) => Code.Contains(argument) ? "runs-script"
        : Array.Exists(Output, o => argument.Contains(o, StringComparison.OrdinalIgnoreCase)) ? "writes" : "reads";
}
