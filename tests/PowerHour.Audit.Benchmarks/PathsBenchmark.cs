using System.Globalization;
using PowerHour.Audit.Analysis;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Benchmarks;

/// <summary>What the graph, the closures of served models and all rules of paths cost, from a snapshot in a file.</summary>
internal static class PathsBenchmark
{
    /// <summary>Judges once and prints the cost of each step.</summary>
    /// <param name="scale">1 for 100,000 resources.</param>
    /// <returns>0.</returns>
    public static int Run(double scale)
    {
        var services = ServiceCatalog.BuiltIn();
        var folder = Directory.CreateTempSubdirectory("powerhour-");
        try
        {
            var path = Path.Combine(folder.FullName, "snapshot.zip");
            LineageSnapshot.Write(path, scale, services);
            using var snapshot = SnapshotFile.Open(path);
            return Run(scale, services, snapshot);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Run(double scale, ServiceCatalog services, Snapshot snapshot)
    {
        var rules = RuleCatalog.Load();
        var compiler = new RuleCompiler(services);
        var compiled = compiler.Compile(rules.Rules.Where(r => r.IsPath));
        GC.Collect();
        var held = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        var clock = new Clock();
        var context = AuditPipeline.Analyse(snapshot, new AuditOptions { Services = services, Rules = rules });
        var graph = clock.Lap();
        var count = 0;
        foreach (var place in context.Graph.Nodes.SelectMany(n => n.Places).Select(p => p.Place).Distinct())
        {
            context.Effective.WhoUnder($"arn:aws:s3:::{place.Bucket}", place.Key, Analysis.Access.AccessVerb.Write);
        }

        Console.WriteLine($"  who can write each place: {clock.Lap()}");
        foreach (var rule in compiled)
        {
            var findings = new RuleSetEvaluator(context, compiler.Types).Evaluate([rule]);
            count += findings.Count;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rule.Rule.Id}: {clock.Lap()}, {findings.Count(f => f.Status == Status.Fail)} FAIL, {findings.Count(f => f.Status == Status.Pass)} PASS, {findings.Count(f => f.Status is Status.Unknown or Status.Error)} open, {findings.Sum(f => f.Paths.Sum(p => p.Count))} paths{(findings.FirstOrDefault(f => f.Status is Status.Unknown or Status.Error) is { } open ? $"; {open.Message}" : "")}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scale {scale}: graph {graph}, {count} findings, snapshot {held} MB, heap {GC.GetTotalMemory(forceFullCollection: true) >> 20} MB, peak {Environment.WorkingSet >> 20} MB"));
        return 0;
    }
}
