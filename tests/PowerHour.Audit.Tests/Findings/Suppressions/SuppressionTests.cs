using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using Xunit;

namespace PowerHour.Audit.Tests.Findings.Suppressions;

/// <summary>What a suppression does in a judgement, and what it does not.</summary>
public sealed class SuppressionTests
{
    private const string Vpc = "sagemaker/notebook-in-vpc";

    private static readonly RuleCatalog Catalog = RuleCatalog.Load();
    private static readonly RuleCatalog Few = Catalog.Select(r => r.Id.StartsWith("sagemaker/notebook-", StringComparison.Ordinal));
    private static readonly AuditReport Plain = Report(SuppressionList.None);
    private static readonly Finding Failure = Plain.Findings.First(f => f.Status == Status.Fail && f.Rule.Id == Vpc);

    [Fact]
    public void A_suppressed_failure_stays_a_failure_and_in_its_place()
    {
        var report = Report(Entry(Failure.Resource.Arn));
        Assert.Equal(Plain.Findings.Select(f => (f.Fingerprint, f.Status)), report.Findings.Select(f => (f.Fingerprint, f.Status)));
        var suppressed = Assert.Single(report.Findings, f => f.IsSuppressed);
        Assert.Equal((Failure.Fingerprint, "jane@example.com"), (suppressed.Fingerprint, suppressed.Suppression!.ApprovedBy));
        Assert.Equal((SuppressionState.InForce, 1), (report.Suppressions.Uses[0].State, report.Suppressions.Uses[0].Findings));
    }

    [Fact]
    public void Suppressing_everything_leaves_the_inherent_score_as_it_is()
    {
        var all = string.Join('\n', Plain.Findings.Where(f => f.Status == Status.Fail).Select(f => f.Rule.Id).Distinct(StringComparer.Ordinal).Select(id => Text("arn:*", rule: id)));
        var report = Report(all);
        Assert.All(report.Findings.Where(f => f.Status == Status.Fail), f => Assert.True(f.IsSuppressed));
        Assert.Equal(Plain.Score.Threats.Select(Numbers), report.Score.Threats.Select(Numbers));
        Assert.All(report.ResidualScore.Scored, r => Assert.True(r.RawLow >= report.Score.Threats.Single(t => t.Threat == r.Threat).RawLow));
        Assert.Empty(FixOrder.Of(report.Findings));
    }

    [Theory]
    [InlineData("2026-03-02", SuppressionState.InForce)]
    [InlineData("2026-03-01", SuppressionState.Expired)]
    public void The_day_of_expiry_is_the_last_and_is_that_of_the_snapshot(string expires, SuppressionState expected)
    {
        Assert.Equal(new DateOnly(2026, 3, 2), DateOnly.FromDateTime(Plain.Manifest.EndedAt.UtcDateTime));
        var report = Report(Entry(Failure.Resource.Arn, expires));
        Assert.Equal((expected, 1), (report.Suppressions.Uses[0].State, report.Suppressions.Uses[0].Findings));
        Assert.Equal(expected == SuppressionState.InForce, report.Findings.Any(f => f.IsSuppressed));
    }

    [Fact]
    public void An_expired_one_does_not_hide_one_in_force()
    {
        var report = Report($"{Text("arn:*", "2026-01-01")}\n{Text(Failure.Resource.Arn)}");
        Assert.Equal([SuppressionState.Expired, SuppressionState.InForce], report.Suppressions.Uses.Select(u => u.State));
        Assert.Equal(7, report.Findings.Single(f => f.Fingerprint == Failure.Fingerprint).Suppression!.Line);
    }

    [Theory]
    [InlineData("arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/there-is-none", Vpc, SuppressionState.Unmatched)]
    [InlineData("arn:*", "s3/", SuppressionState.NotJudged)]
    public void One_that_leaves_nothing_alone_is_named(string resource, string rule, SuppressionState expected)
    {
        var id = Catalog.Rules.First(r => r.Id.StartsWith(rule, StringComparison.Ordinal)).Id;
        Assert.Equal(expected, Assert.Single(Report(Text(resource, rule: id)).Suppressions.Uses).State);
    }

    [Fact]
    public void Only_failures_are_suppressed()
    {
        var report = Report(string.Join('\n', Few.Rules.Select(r => Text("arn:*", rule: r.Id))));
        Assert.All(report.Findings, f => Assert.Equal(f.Status == Status.Fail, f.IsSuppressed));
        Assert.Contains(report.Findings, f => f.Status == Status.Pass);
    }

    [Theory]
    [InlineData("2027-03-02", true)]
    [InlineData("2027-03-03", false)]
    public void A_decision_lasts_a_year_at_most(string expires, bool sound)
    {
        if (sound)
        {
            Assert.NotNull(Report(Entry("arn:*", expires)));
            return;
        }

        var wrong = Assert.Throws<DocumentException>(() => Report(Entry("arn:*", expires)));
        Assert.Contains("s.yaml(6,12): error: `expires` is more than 365 days after the snapshot, which is of 2026-03-02: the last day possible is 2027-03-02", wrong.Message, StringComparison.Ordinal);
    }

    private static (int, int, int, Rational, Rational) Numbers(ThreatScore score) => (score.Low, score.High, score.Coverage, score.RawLow, score.RawHigh);

    private static AuditReport Report(string text) => Report(SuppressionReader.Read(new SourceFile("s.yaml", text.ReplaceLineEndings("\n")), Catalog));

    private static AuditReport Report(SuppressionList list)
    {
        var services = ServiceCatalog.BuiltIn();
        return AuditPipeline.Run(DemoAccount.Open(services), new AuditOptions { Rules = Few, Services = services, Suppressions = list });
    }

    private static string Entry(string resource, string expires = "2026-12-31") => Text(resource, expires);

    private static string Text(string resource, string expires = "2026-12-31", string rule = Vpc) => $"""
        - rule: {rule}
          resource: {resource}
          reason: risk-accepted
          justification: Public demonstration, no customer data.
          approvedBy: jane@example.com
          expires: {expires}
        """;
}
