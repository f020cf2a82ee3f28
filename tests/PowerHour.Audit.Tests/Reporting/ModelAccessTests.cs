using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Reporting;

/// <summary>What the page of a model says of who can touch it is what the facts say that rules judge by.</summary>
public sealed class ModelAccessTests
{
    [Fact]
    public void It_says_what_effective_access_says_outsiders_first()
    {
        var options = new AuditOptions { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };
        using var snapshot = DemoAccount.Open(options.Services);
        var context = AuditPipeline.Analyse(snapshot, options);
        var found = ModelAccess.Of(context);
        Assert.NotEmpty(found);
        foreach (var (arn, answers) in found)
        {
            var node = context.Graph.Find(arn)!;
            Resource resource = context.Store.Keep(node.Type).Find(arn, node.Region)!;
            foreach (var answer in answers)
            {
                var list = context.Effective.Who(resource, answer.Verb);
                Assert.Equal(list.Grantees.Count, answer.Grantees.Count + answer.Others);
                Assert.Empty(answer.Grantees.Except(list.Grantees));
                Assert.Equal(list.Administrators.Select(a => a.Principal), answer.Administrators, StringComparer.Ordinal);
                Assert.Equal(list.GapIds, answer.GapIds);
                Assert.Equal(answer.Grantees.OrderBy(g => g.IsOutsider ? 0 : 1), answer.Grantees);
                Assert.True(answer.Others == 0 || answer.Grantees.Count(g => g.IsOutsider) == Math.Min(answer.Grantees.Count, list.Grantees.Count(g => g.IsOutsider)));
            }
        }

        Assert.Contains(found.Values.SelectMany(a => a), a => a.Grantees.Any(g => g.IsOutsider));
    }

    [Fact]
    public void The_page_names_the_statement_that_lets_them()
    {
        var options = new AuditOptions { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };
        using var snapshot = DemoAccount.Open(options.Services);
        var report = AuditPipeline.Run(snapshot, options);
        var statement = report.Lineage!.Access.Values.SelectMany(a => a).SelectMany(a => a.Grantees).First(g => g.DecidedBy is { Sid: null }).DecidedBy!.ToString();
        Assert.Contains(statement, System.Text.Encoding.UTF8.GetString(Written.Bytes(report, "html")), StringComparison.Ordinal);
    }
}
