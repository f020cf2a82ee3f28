using System.IO.Compression;
using System.Text.Json;
using Amazon.Runtime.Endpoints;
using PowerHour.Audit.Aws.Endpoints;
using PowerHour.Audit.AwsServices.Models;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

public sealed class EndpointTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_service_has_endpoint_rules() => Assert.All(ServiceModels.Keys, k => Assert.NotNull(EndpointRules.Of(k)));

    [Fact]
    public void Endpoints_are_those_of_botocore() =>
        Compare(Path.Combine(Repository.Root, "tests", "PowerHour.Audit.Aws.Tests", "Calls", "Cases", "endpoints.golden.json.gz"));

    [Fact]
    public void Endpoints_are_those_of_the_golden_file_beside_the_repository()
    {
        var golden = Path.Combine(Repository.Shared, "data", "aws-endpoints.golden.json.gz");
        Assert.SkipUnless(File.Exists(golden), "The golden file is not beside the repository.");

        Compare(golden);
    }

    [Theory]
    [InlineData("s3", "Bucket", "models", "", "https://models.s3.eu-west-1.amazonaws.com")]
    [InlineData("s3", "Bucket", "my.models", "", "https://s3.eu-west-1.amazonaws.com/my.models")]
    [InlineData("s3", "Bucket", "models", "http://127.0.0.1:5000", "http://127.0.0.1:5000/models")]
    public void S3_puts_the_bucket_into_the_host_except_for_custom_endpoints_and_dotted_names(string service, string name, string value, string endpoint, string url)
    {
        var own = endpoint.Length > 0;
        var given = new Dictionary<string, object?>(StringComparer.Ordinal) { ["Region"] = "eu-west-1", [name] = value, ["Endpoint"] = own ? endpoint : null, ["ForcePathStyle"] = own };

        Assert.Equal(url, EndpointRules.Of(service).Resolve(given).Url);
    }

    private void Compare(string file)
    {
        using var gzip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var golden = JsonDocument.Parse(gzip);
        var known = golden.RootElement.EnumerateObject().Where(c => ServiceModels.Keys.Contains(c.Name.Split('|')[0], StringComparer.Ordinal)).ToArray();
        var wrong = known.Select(Difference).OfType<string>().ToArray();
        output.WriteLine($"{known.Length} endpoint cases, {wrong.Length} wrong");

        Assert.NotEmpty(known);
        Assert.Empty(wrong);
    }

    private static string? Difference(JsonProperty golden)
    {
        var key = golden.Name.Split('|');
        var given = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["Region"] = key[1], ["UseFIPS"] = key[2] is "1", ["UseDualStack"] = key[3] is "1", ["ForcePathStyle"] = false,
            ["AccountId"] = key[0] is "s3control" ? "123456789012" : null, ["RequiresAccountId"] = key[0] is "s3control" ? true : null,
        };
        var wanted = string.Join(' ', golden.Value.EnumerateArray().Select(v => v.GetString()));
        var found = Resolve(key[0], given);
        return string.Equals(wanted, found, StringComparison.Ordinal) ? null : $"{golden.Name}: {wanted} != {found}";
    }

    private static string Resolve(string service, Dictionary<string, object?> given)
    {
        try
        {
            var found = EndpointRules.Of(service).Resolve(given);
            var endpoint = new Endpoint(found.Url, found.PropertiesJson, found.HeadersJson);
            var scheme = (endpoint.Attributes?["authSchemes"] as System.Collections.IList)?.Cast<PropertyBag>().FirstOrDefault();
            return $"{found.Url} {scheme?["signingRegion"]} {scheme?["signingName"]}";
        }
        catch (EndpointParameterException)
        {
            return "ERR  ";
        }
    }
}
