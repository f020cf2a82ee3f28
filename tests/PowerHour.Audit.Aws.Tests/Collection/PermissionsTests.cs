using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

public sealed class PermissionsTests
{
    /// <summary>What the collector asks for without a page saying so.</summary>
    private static readonly string[] Own = ["sts:GetCallerIdentity", "ec2:DescribeRegions", "sagemaker:Search"];

    [Fact]
    public async Task A_full_run_makes_every_call_that_the_pages_name_and_no_other()
    {
        var (listed, searched) = (SampleAccount.Calls(), SampleAccount.Calls(withSearch: true));
        var scope = Collected.Scope() with { Regions = [], AllResources = true };
        await Collected.ReadAsync(listed, scope, TestContext.Current.CancellationToken);
        await Collected.ReadAsync(searched, scope, TestContext.Current.CancellationToken);

        var made = listed.Made.Concat(searched.Made).Select(c => c.FullName).ToHashSet(StringComparer.Ordinal);
        var named = SampleAccount.Operations.Concat(Own).ToHashSet(StringComparer.Ordinal);

        Assert.Equal("", string.Join(", ", made.Except(named, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Equal("", string.Join(", ", named.Except(made, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    /// <summary>What the policies allow is what a full scan calls, both ways: no action too few, none too many.</summary>
    [Fact]
    public async Task The_policies_allow_what_a_full_run_calls_and_nothing_else()
    {
        var (listed, searched) = (SampleAccount.Calls(), SampleAccount.Calls(withSearch: true));
        var scope = Collected.Scope() with { Regions = [], AllResources = true };
        await Collected.ReadAsync(listed, scope, TestContext.Current.CancellationToken);
        await Collected.ReadAsync(searched, scope, TestContext.Current.CancellationToken);
        var needed = listed.Made.Concat(searched.Made).Select(c => c.FullName).SelectMany(Collected.Catalog.PermissionsFor).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        var allowed = PermissionPolicies.Actions(Collected.Catalog, Collected.Catalog.Types.Select(t => t.Type).ToHashSet());
        Assert.Equal(needed, allowed, StringComparer.Ordinal);
        var split = PermissionPurposes.Of(allowed).Where(p => p.Name != PermissionPurposes.Deny && !p.Name.StartsWith("Supplement", StringComparison.Ordinal)).SelectMany(p => p.Actions);
        Assert.Equal(allowed, split.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_narrow_run_asks_only_for_its_types()
    {
        var aws = SampleAccount.Calls();

        await Collected.ReadAsync(aws, "AWS::SageMaker::Model");

        Assert.Equal("sagemaker:DescribeModel, sagemaker:ListModels, sts:GetCallerIdentity",
            string.Join(", ", aws.Made.Select(c => c.FullName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_call_of_the_pages_reads_only() =>
        Assert.All(SampleAccount.Operations.Concat(Own), o => Assert.NotNull(ServiceModels.TryFind(o)));
}
