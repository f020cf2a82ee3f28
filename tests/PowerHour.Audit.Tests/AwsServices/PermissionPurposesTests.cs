using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Tests.Iam;
using Xunit;

namespace PowerHour.Audit.Tests.AwsServices;

/// <summary>The policies by purpose: whole, small enough, and with a refusal that stands in the way of nothing that the tool does.</summary>
public sealed class PermissionPurposesTests
{
    private static readonly ServiceCatalog Catalog = ServiceCatalog.BuiltIn();

    private static readonly IReadOnlyList<string> Actions = PermissionPolicies.Actions(Catalog, Catalog.Types.Select(t => t.Type).ToHashSet());

    [Fact]
    public void Each_policy_is_small_enough_to_be_managed() => Assert.All(PermissionPolicies.WriteByPurpose(Actions), p =>
    {
        Assert.InRange(p.Document.Count(c => !char.IsWhiteSpace(c)), 1, PermissionPolicies.MaxLength);
        using var policy = JsonDocument.Parse(p.Document);
        Assert.Equal(p.Name.StartsWith(PermissionPurposes.Deny, StringComparison.Ordinal) ? "Deny" : "Allow", policy.RootElement.GetProperty("Statement")[0].GetProperty("Effect").GetString());
    });

    [Fact]
    public void The_tool_asks_for_nothing_that_the_refusal_names() =>
        Assert.Empty(Actions.SelectMany(a => PermissionPurposes.Never.Where(n => Matches(n, a)).Select(n => $"{n} refuses {a}")));

    [Theory]
    [InlineData("s3:GetObject")]
    [InlineData("secretsmanager:GetSecretValue")]
    [InlineData("kinesis:GetRecords")]
    [InlineData("sagemaker:InvokeEndpoint")]
    [InlineData("sagemaker:InvokeEndpointAsync")]
    [InlineData("sagemaker:GetRecord")]
    [InlineData("sagemaker:BatchGetRecord")]
    [InlineData("kms:Decrypt")]
    [InlineData("ssm:GetParameter")]
    [InlineData("logs:GetLogEvents")]
    [InlineData("lambda:GetFunction")]
    [InlineData("sagemaker:CreatePresignedMlflowTrackingServerUrl")]
    [InlineData("athena:GetQueryResults")]
    public void Data_and_secrets_are_refused(string action) => Assert.Contains(PermissionPurposes.Never, n => Matches(n, action));

    /// <summary>A refusal that names no action refuses nothing: each is held against the table of actions where that knows the service.</summary>
    [Fact]
    public void Each_refusal_names_an_action() =>
        Assert.DoesNotContain(PermissionPurposes.Never, n => ActionTable.Default.Actions.Any(a => a.Name.StartsWith(n.Split(':')[0] + ":", StringComparison.Ordinal)) && !ActionTable.Default.Actions.Any(a => Matches(n, a.Name)));

    /// <summary>Actions that change something are never asked for, whatever their names.</summary>
    [Fact]
    public void No_action_writes() =>
        Assert.DoesNotContain(Actions, a => ActionTable.Default.Find(a) is { } known && known.Level is not (AccessLevel.List or AccessLevel.Read));

    [Fact]
    public void The_refusal_and_the_supplement_hold_what_the_shared_ones_hold()
    {
        var folder = IamTestFiles.Shared("policies");
        Assert.SkipUnless(Directory.Exists(folder), "The policies to compare with are not here: ../shared/policies.");
        Assert.Empty(Shared(folder, "PowerHourAuditDenyDataPlane").Except(PermissionPurposes.Never, StringComparer.Ordinal));
        var ours = PermissionPurposes.Of(Actions).Single(p => p.Name == "SupplementToSecurityAudit").Actions;
        Assert.Empty(Shared(folder, "SupplementToSecurityAudit").Intersect(Actions, StringComparer.Ordinal).Except(ours, StringComparer.Ordinal));
    }

    private static IEnumerable<string> Shared(string folder, string name)
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{name}.json")));
        return [.. policy.RootElement.GetProperty("Statement")[0].GetProperty("Action").EnumerateArray().Select(a => a.GetString()!)];
    }

    private static bool Matches(string pattern, string action) =>
        pattern.EndsWith('*') ? action.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == action;
}
