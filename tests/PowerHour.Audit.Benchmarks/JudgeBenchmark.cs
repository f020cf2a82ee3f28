using System.Diagnostics;
using System.Globalization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Evaluation;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Benchmarks;

/// <summary>What judging costs in time and memory, and whether ten times the resources cost more than ten times as much.</summary>
internal static class JudgeBenchmark
{
    /// <summary>Judges N and 10 N resources, with all rules and with half of them, each in a fresh process, so that the peak of one does not hide the other's.</summary>
    /// <param name="what">jobs: training jobs alone, the worst case; mixed: resources of every type, joined to each other.</param>
    /// <param name="count">N.</param>
    /// <returns>0, or the exit code of the run that failed.</returns>
    public static int RunAll(string what, int count)
    {
        foreach (var (resources, rules) in ((int, int)[])[(count, 150), (count * 10, 150), (count * 10, 75)])
        {
            using var process = Process.Start(Environment.ProcessPath!, ["judge-once", what, resources.ToString(CultureInfo.InvariantCulture), rules.ToString(CultureInfo.InvariantCulture)]);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return process.ExitCode;
            }
        }

        return 0;
    }

    /// <summary>Judges a snapshot file and prints the cost of each step.</summary>
    /// <param name="what">jobs or mixed.</param>
    /// <param name="count">How many resources.</param>
    /// <param name="rules">How many rules; the catalogue's are taken evenly. More than there are means all.</param>
    /// <returns>0.</returns>
    public static int RunOnce(string what, int count, int rules)
    {
        var folder = Directory.CreateTempSubdirectory("powerhour-");
        try
        {
            var path = Path.Combine(folder.FullName, "snapshot.zip");
            var options = Options(rules);
            var resources = what == "mixed" ? MixedSnapshot.Write(path, count, options.Services) : SyntheticSnapshot.Write(path, count);
            var clock = new Clock();
            using var snapshot = SnapshotFile.Open(path);
            var compiler = new RuleCompiler(options.Services);
            var compiled = compiler.Compile(options.Rules.Rules);
            var opened = clock.Lap();
            var context = AuditPipeline.Analyse(snapshot, options);
            var connected = clock.Lap();
            var findings = new RuleSetEvaluator(context, compiler.Types).Evaluate(compiled);
            var judged = clock.Lap();
            var heap = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            Print($"{resources} {what}, {compiled.Count} rules, {findings.Count} findings, {findings.Count(f => f.Status == Status.Error)} errors: open {opened}, read and connect {connected}, rules {judged}, heap {heap} MB, peak {Peak()} MB");
            GC.KeepAlive(context);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Judges a snapshot with one rule after the other and prints the dearest, so that one knows where to look.</summary>
    /// <param name="what">jobs or mixed.</param>
    /// <param name="count">How many resources.</param>
    /// <param name="text">Only rules whose id contains it.</param>
    /// <returns>0.</returns>
    public static int RunByRule(string what, int count, string text)
    {
        var folder = Directory.CreateTempSubdirectory("powerhour-");
        try
        {
            var path = Path.Combine(folder.FullName, "snapshot.zip");
            var options = Options();
            var resources = what == "mixed" ? MixedSnapshot.Write(path, count, options.Services) : SyntheticSnapshot.Write(path, count);
            using var snapshot = SnapshotFile.Open(path);
            var compiler = new RuleCompiler(options.Services);
            var rules = compiler.Compile(options.Rules.Rules.Where(r => r.Id.Contains(text, StringComparison.Ordinal)));
            var clock = new Clock();
            var context = AuditPipeline.Analyse(snapshot, options);
            Print($"{resources} {what}: graph {clock.Lap()}");
            var costs = rules.Select(r => (r.Rule.Id, Findings: new RuleSetEvaluator(context, compiler.Types).Evaluate([r]), Cost: clock.LapWork())).OrderByDescending(c => c.Cost).ToArray();
            foreach (var (id, findings, cost) in costs.Take(25))
            {
                Print($"  {cost.TotalMilliseconds,9:F0} ms {id,-60} {findings.Count} findings, {findings.Count(f => f.Status == Status.Error)} errors{(findings.Any(f => f.Paths.Count > 0) ? $", {findings.Sum(f => f.Paths.Sum(p => (long)p.Count))} paths, {findings.Sum(f => f.CutSets.Count)} sets of changes" : "")}");
            }

            Print($"{costs.Length} rules: {costs.Sum(c => c.Cost.TotalSeconds):F1} s, peak {Peak()} MB");
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Judges the demonstration account, cold and warm, and writes every format.</summary>
    /// <returns>0.</returns>
    public static int RunDemo()
    {
        for (var round = 1; round <= 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var options = Options();
            var loaded = watch.Elapsed;
            using var snapshot = DemoAccount.Open(options.Services);
            var report = AuditPipeline.Run(snapshot, options);
            Print($"round {round}: load {options.Rules.Rules.Count} rules {loaded.TotalMilliseconds:F0} ms, judge {report.Findings.Count} findings {(watch.Elapsed - loaded).TotalMilliseconds:F0} ms");
            foreach (var format in ReportFormat.All())
            {
                watch.Restart();
                using var output = new MemoryStream();
                format.Write(report, output);
                Print($"  {format.Name,-10} {watch.Elapsed.TotalMilliseconds,7:F1} ms {output.Length >> 10,7} KB");
            }
        }

        Print($"peak {Peak()} MB");
        return 0;
    }

    private static AuditOptions Options(int rules = int.MaxValue)
    {
        var catalog = RuleCatalog.Load();
        // Rules of paths have a benchmark of their own.
        var plain = catalog.Rules.Where(r => !r.IsPath || rules >= catalog.Rules.Count).ToArray();
        var (taken, all) = (Math.Min(rules, plain.Length), plain.Length);
        var chosen = Enumerable.Range(0, taken).Select(i => plain[(int)((long)i * all / taken)].Id).ToHashSet(StringComparer.Ordinal);
        return new() { Services = ServiceCatalog.BuiltIn(), Rules = catalog.Select(r => chosen.Contains(r.Id)) };
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
