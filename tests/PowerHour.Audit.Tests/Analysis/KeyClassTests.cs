using System.Text.Json.Nodes;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Graph;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.RuleTesting;
using Xunit;

namespace PowerHour.Audit.Tests.Analysis;

/// <summary>Which of the three types of keys a reference means: one truth table.</summary>
public sealed class KeyClassTests
{
    private const string Own = "arn:aws:kms:eu-west-1:111122223333:key/";

    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    [Theory]
    [InlineData(null, "aws-owned")]
    [InlineData("", "aws-owned")]
    [InlineData("mine", "customer-managed")]
    [InlineData(Own + "mine", "customer-managed")]
    [InlineData("alias/team", "customer-managed")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/team", "customer-managed")]
    [InlineData("alias/aws/s3", "aws-managed")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/aws/sagemaker", "aws-managed")]
    [InlineData("theirs", "aws-managed")]
    [InlineData("lies", "aws-managed")]
    [InlineData("off", "disabled")]
    [InlineData("going", "disabled")]
    [InlineData("nowhere", "missing")]
    [InlineData("alias/nowhere", "missing")]
    [InlineData(Own + "nowhere", "missing")]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:key/anything", "foreign")]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:alias/anything", "foreign")]
    public void A_reference_means_a_class(string? reference, string expected) =>
        Assert.Equal(expected, KeyClasses.Of(reference, "eu-west-1", Account([])).AsString());

    [Theory]
    [InlineData("nowhere", "kms:ListKeys")]
    [InlineData("alias/nowhere", "kms:ListAliases")]
    [InlineData("mine", "kms:DescribeKey")]
    public void What_could_not_be_looked_up_is_unknown(string reference, string refused) =>
        Assert.True(KeyClasses.Of(reference, "eu-west-1", Account([refused])).IsUnknown);

    /// <summary>What the name of a key says by itself needs no call.</summary>
    [Theory]
    [InlineData("alias/aws/s3", "aws-managed")]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:key/anything", "foreign")]
    [InlineData(null, "aws-owned")]
    public void What_the_name_says_holds_though_nothing_could_be_read(string? reference, string expected) =>
        Assert.Equal(expected, KeyClasses.Of(reference, "eu-west-1", Account(["kms:ListKeys", "kms:ListAliases", "kms:DescribeKey"])).AsString());

    [Theory]
    [InlineData("""{"Name":"b"}""", "aws-owned")]
    [InlineData("""{"Name":"b","Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}}""", "aws-owned")]
    [InlineData("""{"Name":"b","Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"}}]}}""", "aws-managed")]
    [InlineData("""{"Name":"b","Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms:dsse","KMSMasterKeyID":"mine"}}]}}""", "customer-managed")]
    [InlineData("""{"Name":"b","Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"alias/aws/s3"}}]}}""", "aws-managed")]
    [InlineData("""{"Name":"b","Encryption":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"nowhere"}}]}}""", "missing")]
    public void The_default_of_a_bucket_means_a_class(string bucket, string expected)
    {
        var account = Account([], JsonNode.Parse(bucket)!.AsObject());
        Assert.Equal(expected, KeyClasses.OfBucket(account.Store.Keep(new ResourceType("AWS::S3::Bucket")).Find("b", "eu-west-1"), account).AsString());
    }

    [Fact]
    public void An_encryption_that_was_not_read_is_unknown()
    {
        var account = Account(["s3:GetBucketEncryption"], new JsonObject { ["Name"] = "b" });
        Assert.True(KeyClasses.OfBucket(account.Store.Keep(new ResourceType("AWS::S3::Bucket")).Find("b", "eu-west-1"), account).IsUnknown);
    }

    private static AnalysisContext Account(IReadOnlyList<string> refused, JsonObject? bucket = null)
    {
        var account = new TestAccount(Services, "eu-west-1", refused, new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var isDescribed = !refused.Contains("kms:DescribeKey", StringComparer.Ordinal);
        foreach (var (id, manager, state) in ((string, string, string)[])[("mine", "CUSTOMER", "Enabled"), ("theirs", "AWS", "Enabled"), ("lies", "CUSTOMER", "Enabled"), ("off", "CUSTOMER", "Disabled"), ("going", "CUSTOMER", "PendingDeletion")])
        {
            var key = new JsonObject { ["KeyId"] = id, ["KeyArn"] = Own + id };
            if (isDescribed)
            {
                (key["KeyManager"], key["KeyState"]) = (manager, state);
            }

            account.Make(new ResourceType("AWS::KMS::Key"), key, []);
        }

        // The emulator says of keys behind such aliases that a customer manages them; the alias knows better.
        foreach (var (alias, target) in ((string, string)[])[("alias/team", "mine"), ("alias/aws/kinesis", "lies")])
        {
            account.Make(new ResourceType("AWS::KMS::Alias"), new JsonObject { ["AliasName"] = alias, ["AliasArn"] = $"arn:aws:kms:eu-west-1:111122223333:{alias}", ["TargetKeyId"] = target }, []);
        }

        if (bucket is not null)
        {
            account.Make(new ResourceType("AWS::S3::Bucket"), bucket, []);
        }

        var store = new ResourceStore(account.ToSnapshot(), Services);
        return new AnalysisContext(store, GraphBuilder.Build(store), new HashSet<string>(StringComparer.Ordinal));
    }
}
