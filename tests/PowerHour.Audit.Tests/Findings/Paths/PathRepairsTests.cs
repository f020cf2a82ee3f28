using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Tests.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Findings.Paths;

/// <summary>Few changes that together close every attack path.</summary>
public sealed class PathRepairsTests
{
    private static readonly Rule Rule = SampleRules.All[0];

    [Fact]
    public void The_change_that_closes_most_comes_first_and_counts_only_what_is_still_open()
    {
        var repairs = PathRepairs.Of([Failing(Set(5, "a", "b"), Set(3, "b"), Set(2, "a"), Set(1, "c"))]);
        Assert.Equal([("take b", 8, 3), ("take a", 2, 1), ("take c", 1, 0)], repairs.Select(r => (r.Change, r.Closes, r.Left)));
    }

    [Fact]
    public void Changes_that_close_alike_come_in_the_order_of_their_names() =>
        Assert.Equal(["take a", "take b"], PathRepairs.Of([Failing(Set(2, "b"), Set(2, "a"))]).Select(r => r.Change), StringComparer.Ordinal);

    [Fact]
    public void Findings_share_their_changes()
    {
        var one = Assert.Single(PathRepairs.Of([Failing(Set(2, "a")), Failing(Set(3, "a", "z"))]));
        Assert.Equal((5, 0), (one.Closes, one.Left));
    }

    [Fact]
    public void What_somebody_decided_to_leave_or_what_does_not_fail_is_no_path()
    {
        var suppressed = Failing(Set(2, "a")) with { Suppression = SampleSuppressions.Make("s3/x", "*") };
        Assert.Empty(PathRepairs.Of([suppressed, Failing(Set(2, "b")) with { Status = Status.Unknown }]));
        Assert.Equal(0, PathRepairs.Count([suppressed]));
    }

    [Fact]
    public void A_statement_that_allows_several_steps_is_said_to()
    {
        var repair = Assert.Single(PathRepairs.Of([Failing(new PathCutSet([new PathChange("s", "take read out")], 1), new PathCutSet([new PathChange("s", "take write out"), new PathChange("t", "take t")], 1))]));
        Assert.Equal("take read out, with what else it allows on these paths", repair.Change);
    }

    [Fact]
    public void Every_path_is_closed_whatever_the_paths_are()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var sets = Enumerable.Range(0, random.Next(1, 12)).Select(_ => Set(random.Next(1, 9), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{(char)('a' + random.Next(8))}").Distinct(StringComparer.Ordinal)])).ToArray();
            var repairs = PathRepairs.Of([Failing(sets)]);
            Assert.Equal(sets.Sum(s => s.Count), repairs.Sum(r => r.Closes));
            Assert.Equal(0, repairs[^1].Left);
            Assert.All(repairs.Zip(repairs.Skip(1)), pair => Assert.True(pair.First.Closes >= pair.Second.Closes));
        }
    }

    private static PathCutSet Set(int count, params string[] keys) => new([.. keys.Select(k => new PathChange(k, $"take {k}"))], count);

    private static Finding Failing(params PathCutSet[] sets) => new()
    {
        Rule = Rule, Resource = new FindingResource("arn:aws:sagemaker:eu-west-1:111122223333:model/m", "AWS::SageMaker::Model", "m", "eu-west-1", "111122223333"), Status = Status.Fail, Message = "", Fingerprint = "f", CutSets = sets,
    };
}
