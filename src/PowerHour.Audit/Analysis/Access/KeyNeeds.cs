using System.Collections.Immutable;
using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis.Access;

/// <summary>
/// Finds the customer-managed key of a bucket's default encryption: writing then also takes kms:GenerateDataKey, reading kms:Decrypt. The AWS-managed key of S3
/// serves whoever S3 serves. Source: AmazonS3 user guide, UsingKMSEncryption.html.
/// </summary>
/// <param name="context">The account.</param>
/// <param name="targets">Makes targets.</param>
internal sealed class KeyNeeds(AnalysisContext context, AccessTargets targets)
{
    private static readonly ResourceType Bucket = new("AWS::S3::Bucket");
    private static readonly JsonPath DefaultRule = JsonPath.Parse("Encryption.Rules[]");

    /// <summary>The key that is needed to read or write.</summary>
    /// <param name="bucketArn">The bucket.</param>
    /// <param name="verb">Read or write.</param>
    /// <returns>The need.</returns>
    public KeyNeed Of(string bucketArn, AccessVerb verb)
    {
        if (verb is not (AccessVerb.Read or AccessVerb.Write) || context.Store.Keep(Bucket).Find(bucketArn, "global") is not { } bucket)
        {
            return KeyNeed.None;
        }

        if (bucket.GapsOf("Encryption").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } gaps)
        {
            return KeyNeed.None with { GapIds = gaps };
        }

        return DefaultRule.First(bucket.Properties) is { ValueKind: JsonValueKind.Object } rule && KeyOf(rule) is { } reference ? Need(bucket, rule, reference, verb) : KeyNeed.None;
    }

    private KeyNeed Need(Resource bucket, JsonElement rule, string reference, AccessVerb verb)
    {
        var arn = KeyClasses.Find(reference, bucket.Region, context)?.Arn ?? reference;
        var usesBucketKey = rule.TryGetProperty("BucketKeyEnabled", out var flag) && flag.ValueKind == JsonValueKind.True;
        var request = Context(("s3:x-amz-server-side-encryption", "aws:kms"), ("s3:x-amz-server-side-encryption-aws-kms-key-id", arn));
        var keyRequest = Context(
            ("kms:ViaService", $"s3.{bucket.Region}.amazonaws.com"), ("kms:EncryptionContext:aws:s3:arn", usesBucketKey ? bucket.Arn : $"{bucket.Arn}/object"), ("aws:ViaAWSService", "true"));
        return new KeyNeed(targets.Of(arn), [], verb == AccessVerb.Write ? "kms:GenerateDataKey" : "kms:Decrypt", verb == AccessVerb.Write ? request : null, keyRequest);
    }

    private static string? KeyOf(JsonElement rule)
    {
        var inner = rule.TryGetProperty("ApplyServerSideEncryptionByDefault", out var byDefault) ? byDefault : default;
        var key = Text(inner, "KMSMasterKeyID");
        return Text(inner, "SSEAlgorithm") is "aws:kms" or "aws:kms:dsse" && key is { Length: > 0 } && !key.Contains("alias/aws/", StringComparison.Ordinal) ? key : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static RequestContext Context(params (string Key, string Value)[] values) =>
        RequestContext.Partial(values.Select(v => KeyValuePair.Create(v.Key, ImmutableArray.Create(v.Value))));
}
