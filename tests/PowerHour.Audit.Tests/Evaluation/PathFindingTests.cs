using System.Globalization;
using System.Text;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Rules;
using Xunit;

namespace PowerHour.Audit.Tests.Evaluation;

/// <summary>What the first finding of each rule on attack paths says of the demonstration account, to the last call, field and change: <c>paths.verified.txt</c>.</summary>
public sealed class PathFindingTests
{
    [Fact]
    public void Each_path_is_told_with_its_evidence_its_doubts_and_what_breaks_it()
    {
        var services = ServiceCatalog.BuiltIn();
        using var demo = DemoAccount.Open(services);
        var told = new StringBuilder();
        foreach (var finding in AuditPipeline.Run(demo, new AuditOptions { Services = services, Rules = RuleCatalog.Load() }).Findings.Where(f => f.Paths.Count > 0).DistinctBy(f => (f.Rule.Id, f.Status)))
        {
            told.Append(CultureInfo.InvariantCulture, $"{finding.Rule.Id} {finding.Status.Name()} {finding.Severity}{(finding.PathSeverity is null ? "" : " by its paths")} {finding.Resource.Name}\n");
            told.Append(CultureInfo.InvariantCulture, $"  {finding.Message}\n");
            finding.Paths.ToList().ForEach(p => Tell(told, p));
            finding.CutSets.ToList().ForEach(s => told.Append(CultureInfo.InvariantCulture, $"  {s.Count} broken by: {string.Join(" | ", s.Changes.Select(c => c.Text))}\n"));
            told.Append('\n');
        }

        Reporting.Golden.Compare("../Evaluation/paths.verified.txt", Encoding.UTF8.GetBytes(told.ToString()));
    }

    private static void Tell(StringBuilder told, AttackPath path)
    {
        told.Append(CultureInfo.InvariantCulture, $"  {path.Count} of {(path.IsOutsider ? "outsider " : "")}{path.Class}, {path.Confidence}; {path.Cut.Advice}: {path.Cut.Change} ({path.Cut.Closes} of {path.Cut.All})\n");
        told.Append(CultureInfo.InvariantCulture, $"    {path.Points[0].Kind} {path.Points[0].Name}\n");
        foreach (var (step, to) in path.Steps.Zip(path.Points.Skip(1)))
        {
            var (call, field, value, at) = step.Evidence;
            told.Append(CultureInfo.InvariantCulture, $"    {step.Label} [{step.Confidence}] {to.Kind} {to.Name}: {call} {field} = {value}{(at is { } time ? $" at {time:HH:mm}" : "")}{(step.Cut.Length > 0 ? $"; cut: {step.Cut}" : "")}{string.Concat(step.Doubts.Select(d => $"; {d}"))}\n");
        }
    }
}
