using PowerHour.Audit.AwsServices.Images;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.AwsServices;

/// <summary>Reads from a value the id of the resource that it names.</summary>
public static class ReferenceText
{
    private static readonly (string Prefix, string Partition)[] Partitions =
    [
        ("cn-", "aws-cn"), ("us-gov-", "aws-us-gov"), ("eusc-", "aws-eusc"), ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"), ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"),
    ];

    /// <summary>The id that a value names.</summary>
    /// <param name="form">How the value names its target.</param>
    /// <param name="value">The value.</param>
    /// <returns>An ARN, id or alias; null where the value names nothing of the form.</returns>
    public static string? Target(ReferenceForm form, string value) => value.Length == 0 ? null : form switch
    {
        ReferenceForm.S3 or ReferenceForm.S3Object or ReferenceForm.JobOutput => S3Location.TryParse(value, out var location) ? location.Bucket : null,
        ReferenceForm.Scalable => value.Split('/') is ["endpoint" or "inference-component", var scaled, ..] ? scaled : null,
        ReferenceForm.Object => S3Location.TryParse(value, out var place) ? place.ToString() : null,
        ReferenceForm.Image => Repository(value),
        ReferenceForm.Integration => Integration(value),
        ReferenceForm.Artifact => ProducingJob(value),
        _ => value,
    };

    /// <summary>The ECR repository of an image such as <c>111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app:1</c>, as an ARN.</summary>
    private static string? Repository(string image)
    {
        if (ImageReference.Parse(image) is not { Account: { } account, Region: { } region } found)
        {
            return null;
        }

        var partition = Array.Find(Partitions, p => region.StartsWith(p.Prefix, StringComparison.Ordinal)).Partition ?? "aws";
        return $"arn:{partition}:ecr:{region}:{account}:repository/{found.Repository}";
    }

    /// <summary>What an integration calls, or a route: the integration in <c>integrations/ID</c>, the endpoint in <c>…:runtime.sagemaker:path//endpoints/NAME/invocations</c>, the function in <c>…/functions/ARN/invocations</c>, or a plain ARN.</summary>
    private static string? Integration(string uri)
    {
        if (uri.StartsWith("integrations/", StringComparison.Ordinal))
        {
            return uri["integrations/".Length..];
        }

        if (Between(uri, "/functions/", "/invocations") is { } function)
        {
            return function;
        }

        if (Between(uri, "endpoints/", "/") is { } endpoint && uri.Contains(":runtime.sagemaker:", StringComparison.Ordinal))
        {
            return endpoint;
        }

        return Arn.TryParse(uri, out var arn) && arn.Service != "apigateway" ? uri : null;
    }

    private static string? ProducingJob(string uri)
    {
        if (!S3Location.TryParse(uri, out var location))
        {
            return null;
        }

        var parts = location.Key.TrimEnd('/').Split('/');
        var output = Array.LastIndexOf(parts, "output");
        return output > 0 && output >= parts.Length - 2 ? parts[output - 1] : null;
    }

    private static string? Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        start += before.Length;
        var end = text.IndexOf(after, start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
