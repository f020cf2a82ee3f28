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

    /// <summary>Notes the places at the job.</summary>
    /// <param name="node">The job in the graph.</param>
    /// <param name="resource">The job, or a resource of another type, which has none. Of a list with commas each location is one.</param>
    public static void Note(Node node, Resource resource)
    {
        foreach (var map in Maps.GetValueOrDefault(resource.Type.Name, []))
        {
            if (!resource.Properties.TryGetProperty(map, out var arguments) || arguments.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            foreach (var argument in arguments.EnumerateObject())
            {
                if (argument.Value.ValueKind == JsonValueKind.String && IsFollowed(resource, argument.Name))
                {
                    Note(node, $"{map}.{argument.Name}", argument.Name, argument.Value.GetString()!);
                }
            }
        }
    }

    private static void Note(Node node, string path, string argument, string value)
    {
        foreach (var location in value.Trim('"').Split(',', StringSplitOptions.TrimEntries).Select(PlaceReader.Locate).OfType<S3Location>())
        {
            node.Add(new PlaceReference(node, KindOf(argument), path, S3Place.Of(location, Code.Contains(argument) ? S3Form.Object : S3Form.Prefix)));
        }
    }

    /// <summary>Hyperparameters are numbers and words of the algorithm; only the one for code is a place by agreement.</summary>
    private static bool IsFollowed(Resource resource, string argument) => Code.Contains(argument) || (resource.Type.ShortName == "Job" && !Own.Contains(argument));

    private static string KindOf(string argument) => Code.Contains(argument) ? "runs-script"
        : Array.Exists(Output, o => argument.Contains(o, StringComparison.OrdinalIgnoreCase)) ? "writes" : "reads";
}
