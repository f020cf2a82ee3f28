using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Redaction;
using PowerHour.Audit.AwsServices;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Redaction;

/// <summary>Settings lose their values, but for those that only say where something is.</summary>
public sealed class PlainReferenceTests
{
    [Theory]
    [InlineData("--extra-py-files", "s3://scripts/lib/a.zip,s3://scripts/lib/b.zip")]
    [InlineData("sagemaker_submit_directory", "\"s3://code/job/source.tar.gz\"")]
    [InlineData("TOPIC", "arn:aws:sns:eu-west-1:111122223333:topic")]
    [InlineData("HF_MODEL_ID", "/opt/ml/model")]
    [InlineData("ENDPOINT_NAME", "fraud-endpoint")]
    [InlineData("SCORING_ENDPOINT", "fraud-endpoint")]
    public void What_only_says_where_is_kept(string key, string value) => Assert.Equal(value, Kept(key, value));

    [Theory]
    [InlineData("EPOCHS", "3")]
    [InlineData("HF_MODEL_ID", "somebody/a-model")]
    [InlineData("PASSWORD_FILE", "/opt/ml/model?token=x")]
    [InlineData("GREETING", "fraud-endpoint")]
    [InlineData("ENDPOINT_NAME", "https://user:secret@host/")]
    [InlineData("ENDPOINT_PASSWORD_TABLE", "hunter2hunter2")]
    [InlineData("BUCKET", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("DATA", "s3://key:secret@bucket/data")]
    [InlineData("DATA", "s3://bucket/data?X-Amz-Signature=0123")]
    [InlineData("DB_PASSWORD", "s3://bucket/data")]
    [InlineData("SECRET", "arn:aws:s3:::bucket")]
    public void All_else_goes(string key, string value) => Assert.Equal("(redacted)", Kept(key, value));

    private static string? Kept(string key, string value)
    {
        var resource = new JsonObject { ["Environment"] = new JsonObject { [key] = value } };
        Redactor.Apply(resource, [new RedactionStep(JsonPath.Parse("Environment"), RedactionKind.Map)]);
        return (string?)resource["Environment"]![key];
    }
}
