using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Graph.Places;

/// <summary>Reads the places in S3 that a resource names by a relation of its descriptor.</summary>
internal static class PlaceReader
{
    /// <summary>Members that stand beside a bucket's ARN and say where in the bucket, as Firehose and Flink write it.</summary>
    private static readonly string[] KeyMembers = ["Prefix", "FileKey", "BasePath"];

    /// <summary>The place that a text names.</summary>
    /// <param name="node">The resource in the graph.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="relation">The relation.</param>
    /// <param name="path">Where in the resource the text stands.</param>
    /// <param name="owner">The object that it is a member of.</param>
    /// <param name="text">The text.</param>
    /// <returns>The reference; null for relations to other things than places, and where the text points nowhere in S3.</returns>
    public static PlaceReference? Of(Node node, Resource resource, RelationDescriptor relation, string path, JsonElement owner, string text)
    {
        if (relation.Form is not (ReferenceForm.S3 or ReferenceForm.S3Object or ReferenceForm.JobOutput) || Locate(text) is not { } location)
        {
            return null;
        }

        var place = Place(location, owner, relation.Form, resource);
        // The input of a labeling job is always a list of what is labelled.
        return new PlaceReference(node, relation.Edge, path, path.EndsWith("ManifestS3Uri", StringComparison.Ordinal) ? place with { Form = S3Form.Manifest } : place);
    }

    /// <summary>Where a text points in S3. An access point stands as the bucket until it is resolved.</summary>
    /// <param name="text">A URI, URL, or ARN of a bucket, object or access point.</param>
    /// <returns>The location, or null.</returns>
    internal static S3Location? Locate(string text)
    {
        // Hadoop's names for the same.
        text = text.StartsWith("s3a://", StringComparison.Ordinal) || text.StartsWith("s3n://", StringComparison.Ordinal) ? $"s3://{text[6..]}" : text;
        if (S3Location.TryParse(text, out var location))
        {
            return location;
        }

        if (!Arn.TryParse(text, out var arn) || arn.Service != "s3" || !arn.Resource.StartsWith("accesspoint/", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = arn.Resource.Split('/', 4);
        var point = arn with { Resource = $"accesspoint/{parts[1]}" };
        return new S3Location(point.ToString(), parts is [_, _, "object", var key] ? key : "");
    }

    private static S3Place Place(S3Location location, JsonElement owner, ReferenceForm form, Resource resource) => form switch
    {
        ReferenceForm.JobOutput => S3Place.Of(Below(location, resource), S3Form.Prefix),
        _ => S3Place.Of(location.Key.Length == 0 ? location with { Key = KeyBeside(owner) } : location, Form(owner, form)),
    };

    /// <summary>Where jobs write below the folder that they are given: in one with their own name; the jobs of a tuning job in ones that begin with its name.</summary>
    private static S3Location Below(S3Location folder, Resource job) =>
        folder with { Key = $"{(folder.Key.Length == 0 || folder.Key.EndsWith('/') ? folder.Key : folder.Key + "/")}{job.Id}{(job.Type.ShortName == "HyperParameterTuningJob" ? "-" : "/")}" };

    private static S3Form Form(JsonElement owner, ReferenceForm form) => Text(owner, "S3DataType") switch
    {
        "ManifestFile" or "AugmentedManifestFile" => S3Form.Manifest,
        "S3Object" => S3Form.Object,
        "S3Prefix" => S3Form.Prefix,
        _ when Text(owner, "Mode") == "MultiModel" => S3Form.Prefix,
        _ => form == ReferenceForm.S3Object || Text(owner, "FileKey") is not null ? S3Form.Object : S3Form.Prefix,
    };

    /// <summary>What a member beside the bucket says of the key. Firehose fills in <c>!{…}</c> when it writes, so that only what stands before is known.</summary>
    private static string KeyBeside(JsonElement owner)
    {
        var key = KeyMembers.Select(m => Text(owner, m)).FirstOrDefault(t => t is not null) ?? "";
        var filled = key.IndexOf("!{", StringComparison.Ordinal);
        return filled < 0 ? key : key[..filled];
    }

    private static string? Text(JsonElement owner, string member) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
