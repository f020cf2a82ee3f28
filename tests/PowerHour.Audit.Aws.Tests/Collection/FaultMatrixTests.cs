using System.Text;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.AwsServices.Models;
using PowerHour.Audit.Inventory;
using Xunit;

namespace PowerHour.Audit.Aws.Tests.Collection;

/// <summary>Every call of a full run fails in turn, in every way: the run ends, the failure is told, and nothing else changes.</summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private static readonly Lazy<Task<Collected>> Whole = new(() => RunAsync(SampleAccount.Calls(), []));

    private static readonly string[] Operations = [.. SampleAccount.Operations.Where(o => o != "sts:GetCallerIdentity")];

    [Fact]
    public async Task The_sample_account_has_a_resource_of_every_type_and_no_gap()
    {
        var whole = await Whole.Value;

        Assert.Equal("", string.Join(", ", Collected.AllTypes.Except(whole.Resources.Select(r => r.Type)).Order()));
        Assert.Equal("", string.Join(", ", whole.Manifest.Gaps.Select(g => g.Id)));
        Assert.All(whole.Resources, r => Assert.Empty(r.Unread));
    }

    [Fact]
    public async Task A_refusal_touches_nothing_else()
    {
        var whole = await Whole.Value;
        var wrong = await WrongAsync(AwsCallFailure.AccessDenied, GapCause.AccessDenied, _ => [], whole);

        output.WriteLine($"{Operations.Length} operations, {whole.Manifest.Calls} calls a run");
        Assert.Equal("", wrong);
    }

    [Theory]
    [InlineData(AwsCallFailure.DeniedByScp, GapCause.DeniedByOrganizationPolicy)]
    [InlineData(AwsCallFailure.Throttled, GapCause.Throttled)]
    [InlineData(AwsCallFailure.ServerError, GapCause.ServiceError)]
    [InlineData(AwsCallFailure.Timeout, GapCause.Timeout)]
    [InlineData(AwsCallFailure.Malformed, GapCause.MalformedAnswer)]
    public async Task A_failure_is_told_with_its_cause(AwsCallFailure failure, GapCause cause) =>
        Assert.Equal("", await WrongAsync(failure, cause, Around, null));

    [Fact]
    public async Task An_empty_page_with_a_token_loses_nothing()
    {
        var paged = Operations.Where(o => ServiceModels.Find(o).Paging is { OutputTokens: [var token] } && !token.Contains('.', StringComparison.Ordinal)).ToArray();
        foreach (var operation in paged)
        {
            var aws = SampleAccount.Calls();
            aws[$"{operation} turn-2"] = SampleAccount.Answer(operation).ToJsonString();
            aws[operation] = EmptyPage(ServiceModels.Find(operation).Paging!);

            var expected = await RunAsync(SampleAccount.Calls(), Around(operation));
            Assert.Equal((operation, Lines(expected.Resources, _ => true)), (operation, Lines((await RunAsync(aws, Around(operation))).Resources, _ => true)));
        }

        output.WriteLine($"{paged.Length} paged operations");
        Assert.InRange(paged.Length, 50, int.MaxValue);
    }

    private static string EmptyPage(Paging paging)
    {
        var empty = new JsonObject { [paging.OutputTokens[0]] = "turn-2" };
        if (paging.MoreResults is { } more)
        {
            empty[more] = true;
        }

        return empty.ToJsonString();
    }

    private static async Task<string> WrongAsync(AwsCallFailure failure, GapCause cause, Func<string, string[]> types, Collected? whole)
    {
        var wrong = new List<string>();
        foreach (var operation in Operations)
        {
            var aws = SampleAccount.Calls();
            aws.Fail(operation, failure, "AnError", "refused");
            var read = await RunAsync(aws, types(operation));
            wrong.AddRange(Check(whole, read, operation, cause).Select(w => $"{operation}: {w}"));
        }

        return string.Join('\n', wrong);
    }

    /// <summary>The types that ask for an operation, and what refers to those that can not be listed.</summary>
    private static string[] Around(string operation)
    {
        var touched = Collected.Catalog.Types.Where(t => t.CallSteps.Any(c => c.Name == operation)).ToArray();
        var unlisted = touched.Where(t => t.List is null).SelectMany(t => new[] { t.Type, t.StandsFor ?? t.Type }).ToHashSet();
        return [.. touched.Concat(Collected.Catalog.Types.Where(t => t.Relations.Any(r => unlisted.Contains(r.To)))).Select(t => t.Type.Name).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<Collected> RunAsync(FakeAwsCalls aws, string[] types) =>
        await Collected.ReadAsync(aws, Collected.Scope(types) with { AllResources = true, Parallelism = 1 }, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Check(Collected? whole, Collected read, string operation, GapCause cause)
    {
        var gaps = read.Manifest.Gaps.Where(g => g.Operation == operation).ToArray();
        if (gaps is not [var gap])
        {
            yield return $"{gaps.Length} gaps";
            yield break;
        }

        if (gap.Cause != cause)
        {
            yield return $"cause {gap.Cause}";
        }

        var touched = Collected.Catalog.Types.Where(t => t.CallSteps.Any(c => c.Name == operation)).ToArray();
        foreach (var type in touched)
        {
            foreach (var problem in Unread(read, type, operation, gap.Id))
            {
                yield return problem;
            }
        }

        var reached = touched.Select(t => t.Type).Concat(Below(touched.Select(t => t.Type))).Concat(Collected.Catalog.Types.Where(t => t.List is null).Select(t => t.Type)).ToHashSet();
        if (whole is not null && Lines(whole.Resources, t => !reached.Contains(t)) != Lines(read.Resources, t => !reached.Contains(t)))
        {
            yield return "resources of other types changed";
        }
    }

    /// <summary>What the failed call would have filled in must be unknown.</summary>
    private static IEnumerable<string> Unread(Collected read, ResourceDescriptor type, string operation, string gap)
    {
        if (type.List?.Call.Name == operation && !read.Manifest.Coverage.Any(c => c.Type == type.Type && c.GapIds.Contains(gap, StringComparer.Ordinal)))
        {
            yield return $"{type.Type} is covered";
        }

        foreach (var into in type.Details.Where(d => d.Call.Name == operation).Select(d => d.Into))
        {
            foreach (var resource in read.Resources.Where(r => r.Type == type.Type && !r.Unread.Any(u => u.Path == into && u.GapId == gap)))
            {
                yield return $"{resource} does not say that `{into}` is unread";
            }
        }
    }

    private static IEnumerable<ResourceType> Below(IEnumerable<ResourceType> parents)
    {
        var children = Collected.Catalog.Types.Where(t => t.List?.For is { } parent && parents.Contains(parent)).Select(t => t.Type).ToArray();
        return children.Length == 0 ? [] : children.Concat(Below(children));
    }

    private static string Lines(IEnumerable<Resource> resources, Func<ResourceType, bool> which) =>
        string.Join('\n', resources.Where(r => which(r.Type)).Select(r => $"{r.Arn} {r.Region} {string.Join(' ', r.Unread)} {Encoding.UTF8.GetString(r.Data.Span)}"));
}
