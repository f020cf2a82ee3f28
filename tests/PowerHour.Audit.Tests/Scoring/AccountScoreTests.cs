using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using PowerHour.Audit.Scoring;
using Xunit;

namespace PowerHour.Audit.Tests.Scoring;

/// <summary>What a whole account scores.</summary>
public sealed class AccountScoreTests
{
    private static readonly AuditOptions Options = new() { Rules = RuleCatalog.Load(), Services = ServiceCatalog.BuiltIn() };

    private static readonly AuditReport Demo = Judge(m => m);

    [Fact]
    public void The_demo_account_is_held_down_by_its_open_doors()
    {
        Assert.Equal(Demo.Threats.Select(t => t.Id), Demo.Score.Threats.Select(s => s.Threat), StringComparer.Ordinal);
        Assert.All(Demo.Score.Threats, s => Assert.True(s.IsScored && s.CapLow.Limit < 100 && s.CapLow.Causes.Count > 0));
        Assert.Equal(Demo.Score.Low, Demo.Score.Threats.Min(s => s.Low));
        Assert.Equal(Grades.Of(Demo.Score.Low, Demo.Score.Coverage), Demo.Score.Grade);
    }

    [Fact]
    public void Without_machine_learning_there_is_nothing_to_score()
    {
        var report = Judge(m => m with { Coverage = [.. m.Coverage.Select(c => IsMl(c) ? c with { Count = 0, GapIds = [] } : c)] });
        Assert.All(report.Score.Threats, s => Assert.Equal(Grade.NotApplicable, s.Grade));
        Assert.Null(report.Score.Weakest);
        Assert.Contains("nothing to score", Written(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_machine_learning_could_not_be_listed_there_is_a_score_without_a_grade()
    {
        var gap = Options.Services.Find(new ResourceType("AWS::SageMaker::Model"))!.Type;
        var report = Judge(m => m with { Coverage = [.. m.Coverage.Select(c => IsMl(c) ? c with { Count = 0, GapIds = c.Type == gap ? ["denied"] : [] } : c)] });
        Assert.All(report.Score.Threats, s => Assert.True(s.IsScored));
    }

    private static bool IsMl(CoverageEntry entry) => Options.Services.Find(entry.Type) is { Role: ResourceRole.Ml, Service: "sagemaker" };

    private static AuditReport Judge(Func<SnapshotManifest, SnapshotManifest> change)
    {
        using var demo = DemoAccount.Open(Options.Services);
        using var snapshot = new Snapshot(change(demo.Manifest), demo.Types, demo.Read, demo.Hash);
        return AuditPipeline.Run(snapshot, Options);
    }

    private static string Written(AuditReport report)
    {
        using var output = new MemoryStream();
        ReportFormat.All().Single(f => f.Name == "markdown").Write(report, output);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
