using PowerHour.Audit.Findings;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using PowerHour.Audit.Tests.Reporting;
using Xunit;

namespace PowerHour.Audit.Tests.Scoring;

/// <summary>In which order to act.</summary>
public sealed class FixOrderTests
{
    [Theory]
    [InlineData(Actor.Outsider, true, "ACT")]
    [InlineData(Actor.Outsider, false, "ATTEND")]
    [InlineData(Actor.Insider, true, "ATTEND")]
    [InlineData(Actor.Insider, false, "TRACK*")]
    [InlineData(Actor.None, true, "TRACK*")]
    [InlineData(Actor.None, false, "TRACK")]
    public void Who_can_act_and_what_is_behind_decide(Actor actor, bool production, string decision) => Assert.Equal(decision, FixDecisions.Of(actor, production).Name());

    [Fact]
    public void What_is_pressing_comes_first_whatever_its_severity()
    {
        var far = Failure("a/critical-elsewhere", Severity.Critical, exposure: 1, production: false);
        var near = Failure("b/medium-in-production", Severity.Medium, exposure: 3, production: true);
        var inside = Failure("c/high-in-production", Severity.High, exposure: 2, production: true);
        Assert.Equal(["b/medium-in-production", "c/high-in-production", "a/critical-elsewhere"], FixOrder.Of([far, inside, near]).Select(s => s.Rule.Id), StringComparer.Ordinal);
    }

    [Fact]
    public void A_rule_is_as_pressing_as_its_most_pressing_failure()
    {
        var calm = Failure("a/rule", Severity.High, exposure: 3, production: false);
        var pressing = calm with { InProduction = true, Resource = calm.Resource with { Arn = "arn:z" } };
        var step = Assert.Single(FixOrder.Of([calm, pressing]));
        Assert.Equal((FixDecision.Act, "arn:z"), (step.Decision, step.Findings[0].Resource.Arn));
    }

    [Fact]
    public void A_path_that_an_outsider_begins_is_an_outsiders_whatever_the_card_says_of_its_exposure()
    {
        var inside = Failure("paths/a", Severity.High, exposure: 2, production: true) with { Paths = [SamplePaths.Make("interactive role", isOutsider: false)] };
        var outside = inside with { Paths = [.. inside.Paths, SamplePaths.Make("foreign account", isOutsider: true)] };
        Assert.Equal((FixDecision.Attend, FixDecision.Act), (FixOrder.Decision(inside), FixOrder.Decision(outside)));
    }

    [Fact]
    public void A_rule_is_as_severe_as_the_worst_of_its_failures()
    {
        var high = Failure("b/high", Severity.High, exposure: 3, production: true);
        var raised = Failure("paths/z", Severity.Medium, exposure: 3, production: true) with { PathSeverity = Severity.Critical };
        Assert.Equal([Severity.Critical, Severity.High], FixOrder.Of([high, raised]).Select(s => s.Severity));
    }

    [Fact]
    public void What_does_not_fail_is_not_to_be_fixed() =>
        Assert.Empty(FixOrder.Of(Enum.GetValues<Status>().Where(s => s != Status.Fail).Select(s => Failure("a/rule", Severity.High, 3, production: true) with { Status = s })));

    [Theory]
    [InlineData(Status.Pass, ScoreState.Pass)]
    [InlineData(Status.Fail, ScoreState.Fail)]
    [InlineData(Status.Unknown, ScoreState.Unknown)]
    [InlineData(Status.Error, ScoreState.Unknown)]
    [InlineData(Status.Manual, ScoreState.NotApplicable)]
    [InlineData(Status.NotApplicable, ScoreState.NotApplicable)]
    public void A_verdict_counts_as(Status status, ScoreState state) => Assert.Equal(state, FindingScores.Item(Failure("a/rule", Severity.High, 3, production: true) with { Status = status }).State);

    [Fact]
    public void A_failure_that_somebody_answers_for_stays_one_in_the_inherent_score_only()
    {
        var failure = Failure("a/rule", Severity.Critical, 3, production: true);
        var accepted = failure with { Suppression = SampleSuppressions.Make("a/rule", "arn:*") };
        Finding[] others = [failure with { Status = Status.Pass, Resource = failure.Resource with { Arn = "arn:b" } }];
        ThreatScore Score(Finding finding, ScoreMode mode) => FindingScores.Of(others.Append(finding), ["poisoning"], mode).Threats[0];
        Assert.Equal(Score(failure, ScoreMode.Inherent).RawLow, Score(accepted, ScoreMode.Inherent).RawLow);
        Assert.Equal((49, 100), (Score(accepted, ScoreMode.Inherent).Low, Score(accepted, ScoreMode.Residual).Low));
        Assert.Empty(FixOrder.Of([accepted]));
    }

    [Theory]
    [InlineData("paths/outsider-writes-training-data", true)]
    [InlineData("s3/paths", false)]
    public void Cards_of_paths_cap_and_do_not_weigh(string id, bool isPath) => Assert.Equal(isPath, FindingScores.Item(Failure(id, Severity.High, 3, production: true)).IsPath);

    private static Finding Failure(string id, Severity severity, int exposure, bool production) => new()
    {
        Rule = SampleRules.Make(id, id, "AWS::S3::Bucket", severity, "versioning", ("poisoning", 2, "so")) with { Exposure = exposure },
        Resource = new FindingResource("arn:a", "AWS::S3::Bucket", "a", "eu-west-1", SampleReports.Account),
        Status = Status.Fail,
        Message = "a fails",
        InProduction = production,
        Fingerprint = Fingerprints.Of(id, "arn:a"),
    };
}
