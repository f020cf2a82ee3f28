using System.Text;
using PowerHour.Audit.AwsServices.Models;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Calls;

public sealed class ServiceModelTests
{
    [Fact]
    public void The_list_of_operations_and_the_models_agree_both_ways()
    {
        var embedded = ServiceModels.Keys.SelectMany(k => ServiceModels.Service(k).Operations.Values).Select(o => o.FullName).Order(StringComparer.Ordinal);

        Assert.Equal(Listed().Order(StringComparer.Ordinal), embedded);
    }

    [Fact]
    public void Every_operation_of_the_design_catalogue_can_be_called()
    {
        var catalogue = Path.Combine(Repository.Shared, "design", "catalogue.json");
        Assert.SkipUnless(File.Exists(catalogue), "The design papers are not beside the repository.");

        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(catalogue));
        var missing = json.RootElement.GetProperty("operations").EnumerateObject().Select(o => o.Name).Where(n => ServiceModels.TryFind(n) is null);

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_paging_token_is_a_member_of_the_input()
    {
        var wrong = from key in ServiceModels.Keys
                    from operation in ServiceModels.Service(key).Operations.Values
                    where operation.Paging is not null
                    from token in operation.Paging!.InputTokens.Append(operation.Paging.LimitKey)
                    where token is not null && operation.Input?.Find(token) is null
                    select $"{operation} {token}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Shapes_carry_what_the_rule_checker_needs()
    {
        var notebook = ServiceModels.Find("sagemaker:DescribeNotebookInstance").Output!;

        Assert.Equal(["Enabled", "Disabled"], notebook.Find("DirectInternetAccess")!.Shape.EnumValues);
        Assert.Equal(ShapeKind.Timestamp, notebook.Find("CreationTime")!.Shape.Kind);
        Assert.Equal(ShapeKind.List, notebook.Find("SecurityGroups")!.Shape.Kind);
        Assert.True(ServiceModels.Find("sagemaker:DescribeNotebookInstance").Input!.Find("NotebookInstanceName")!.IsRequired);
        Assert.Equal(ShapeKind.PolicyDocument, ServiceModels.Find("iam:GetRole").Output!.Find("Role")!.Shape.Find("AssumeRolePolicyDocument")!.Shape.Kind);
    }

    [Theory]
    [InlineData("sagemaker:ListModel", "sagemaker:ListModels")]
    [InlineData("sagemaker:DescribeNotebook", "")]
    [InlineData("sagemakr:ListModels", "sagemaker")]
    [InlineData("nonsense", "")]
    public void An_unknown_name_lists_the_near_ones(string name, string near)
    {
        var e = Assert.Throws<UnknownOperationException>(() => ServiceModels.Find(name));

        Assert.Contains(near, e.Message, StringComparison.Ordinal);
        Assert.Null(ServiceModels.TryFind(name));
    }

    [Theory]
    [InlineData("CreateModel")]
    [InlineData("PutBucketPolicy")]
    [InlineData("DeleteModel")]
    [InlineData("UpdateEndpoint")]
    [InlineData("InvokeEndpoint")]
    [InlineData("AssumeRole")]
    [InlineData("Decrypt")]
    [InlineData("GetSecretValue")]
    [InlineData("BatchGetSecretValue")]
    [InlineData("GetObject")]
    [InlineData("HeadObject")]
    [InlineData("GetParameter")]
    [InlineData("GetParametersByPath")]
    [InlineData("GetRecords")]
    [InlineData("GetRecord")]
    [InlineData("BatchGetRecord")]
    [InlineData("GetItem")]
    [InlineData("Query")]
    [InlineData("Scan")]
    [InlineData("GetShardIterator")]
    [InlineData("GetLogEvents")]
    [InlineData("GetQueryResults")]
    [InlineData("GetSessionToken")]
    [InlineData("GetFederationToken")]
    [InlineData("GetAuthorizationToken")]
    [InlineData("GetClusterCredentials")]
    [InlineData("GetClusterCredentialsWithIAM")]
    [InlineData("GetRoleCredentials")]
    [InlineData("GetFunction")]
    [InlineData("GetDataAccess")]
    [InlineData("BatchGetImage")]
    [InlineData("GenerateDataKey")]
    [InlineData("Getaway")]
    [InlineData("Listen")]
    public void A_model_with_a_writing_or_secret_reading_operation_does_not_load(string operation) =>
        Assert.Contains(operation, Assert.Throws<InvalidDataException>(() => Load(operation, "POST")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public void A_model_with_a_changing_method_does_not_load(string method) =>
        Assert.Throws<InvalidDataException>(() => Load("ListModels", method));

    [Fact]
    public void Services_may_be_loaded_from_many_threads_at_once()
    {
        var found = new ServiceModel[64];
        Parallel.For(0, found.Length, i => found[i] = ServiceModels.Service("wafv2"));

        Assert.All(found, f => Assert.Same(found[0], f));
    }

    private static IEnumerable<string> Listed()
    {
        var service = "";
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "tools", "service-models", "operations.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] != ' ')
            {
                service = line;
            }
            else
            {
                yield return $"{service}:{line.Trim()}";
            }
        }
    }

    private static ServiceModel Load(string operation, string method)
    {
        var json = """{"service":{"id":"X","protocol":"json","version":"1","endpointPrefix":"x","signingName":"x"},"operations":{"OPERATION":{"http":"METHOD /"}},"shapes":{}}"""
            .Replace("OPERATION", operation, StringComparison.Ordinal)
            .Replace("METHOD", method, StringComparison.Ordinal);
        return ReadModel.From("x", new MemoryStream(Encoding.UTF8.GetBytes(json)));
    }
}
