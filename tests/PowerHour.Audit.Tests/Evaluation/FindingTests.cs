using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What findings say is worked out when asked: it must not matter when, by whom, or after what.</summary>
public sealed class FindingTests
{
    private static readonly ServiceCatalog Services = ServiceCatalog.BuiltIn();

    private static readonly AuditReport Demo = Judge(DemoAccount.Open(Services));

    public static TheoryData<string, string> Messages { get; } = new()
    {
        { "{name} of {account} in {region}", "m of 111122223333 in eu-west-1" },
        { "{arn}", "arn:aws:sagemaker:eu-west-1:111122223333:model/m" },
        { "{ModelName} runs {self.Containers[].Image}", "m runs image-1" },
        { "{Size} and {IsOn}", "3 and true" },
        { "{Cut}", "name \uFFFD" },
        { "{Missing}", "(none)" },
        { "{Containers}", "(none)" },
        { "{} { name} {1} {a-b} {name", "{} { name} {1} {a-b} {name" },
        { "{{name}}", "{m}" },
        { "name}", "name}" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void Holes_of_a_message_are_filled_and_other_braces_stay(string message, string expected)
    {
        var resource = new Resource
        {
            Type = new("AWS::SageMaker::Model"),
            Arn = "arn:aws:sagemaker:eu-west-1:111122223333:model/m",
            Id = "m",
            Name = "m",
            Region = "eu-west-1",
            AccountId = "111122223333",
            Data = """{"ModelName":"m","Containers":[{"Image":"image-1"},{"Image":"image-2"}],"Size":3,"IsOn":true,"Cut":"name \ud83d"}"""u8.ToArray(),
        };
        Assert.Equal(expected, Audit.Evaluation.FindingMessage.For(Demo.Rules[0] with { Message = message }, Status.Fail, resource));
    }

    [Fact]
    public void A_copy_says_what_its_original_said()
    {
        foreach (var finding in Demo.Findings)
        {
            var copy = finding with { Rule = Demo.Rules[0], Status = Status.Manual, Resource = Demo.Findings[0].Resource, InProduction = !finding.InProduction };
            Assert.Equal((finding.Message, finding.Fingerprint), (copy.Message, copy.Fingerprint));
            Assert.Equal(finding.Evidence, copy.Evidence);
            Assert.Equal(finding.GapIds, copy.GapIds);
        }
    }

    [Fact]
    public void A_copy_says_what_it_is_told_to_say()
    {
        var finding = Demo.Findings.First(f => f.Evidence.Count > 0);
        var copy = finding with { Message = "other", GapIds = ["gap"] };
        Assert.Equal(("other", "gap", finding.Fingerprint), (copy.Message, Assert.Single(copy.GapIds), copy.Fingerprint));
        Assert.Equal(finding.Evidence, copy.Evidence);
    }

    [Fact]
    public void Findings_are_read_after_the_snapshot_is_closed()
    {
        using var file = new MemoryStream();
        using (var demo = DemoAccount.Open(Services))
        using (var writer = new SnapshotWriter(Directory.CreateTempSubdirectory("powerhour-").FullName))
        {
            foreach (var resource in demo.Types.SelectMany(demo.Read))
            {
                writer.Add(resource);
            }

            writer.Complete(demo.Manifest, file);
        }

        file.Position = 0;
        AuditReport report;
        using (var snapshot = SnapshotFile.Open(file, "demo.zip"))
        {
            report = Judge(snapshot);
        }

        Assert.Equal(string.Join('\n', Demo.Findings.Select(Told)), string.Join('\n', report.Findings.Select(Told)));
    }

    [Fact]
    public void Findings_may_be_read_by_many_at_once()
    {
        var expected = string.Join('\n', Demo.Findings.Select(Told));
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => Assert.Equal(expected, string.Join('\n', Demo.Findings.Select(Told))));
    }

    [Fact]
    public void Types_that_are_passed_over_again_are_read_once_and_in_order()
    {
        var store = new Graph.ResourceStore(DemoAccount.Open(Services), Services, new HashSet<ResourceType> { new("AWS::SageMaker::TrainingJob") });
        var jobs = store.Stream(new("AWS::SageMaker::TrainingJob")).ToArray();
        Assert.Equal(jobs, store.Stream(new("AWS::SageMaker::TrainingJob")));
        Assert.Equal(jobs.OrderBy(j => j.Arn, StringComparer.Ordinal), jobs);
        Assert.Equal(jobs, store.Keep(new("AWS::SageMaker::TrainingJob")).All);
    }

    private static string Told(Finding f) => $"{f.Fingerprint} {f.Status} {f.Message} {string.Join('|', f.Evidence)} {string.Join('|', f.GapIds)} {f.InProduction}";

    private static AuditReport Judge(Snapshot snapshot) => AuditPipeline.Run(snapshot, new AuditOptions { Rules = RuleCatalog.Load(), Services = Services });
}
