using System.Diagnostics;
using System.Globalization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Benchmarks;

/// <summary>What judging costs in time and memory, and whether ten times the resources cost more than ten times as much.</summary>
internal static class JudgeBenchmark
{
    /// <summary>Judges N and 10 N jobs, each in a fresh process, so that the peak of one does not hide the other's.</summary>
    /// <param name="jobs">N.</param>
    /// <returns>0, or the exit code of the run that failed.</returns>
    public static int RunBoth(int jobs)
    {
        foreach (var count in (int[])[jobs, jobs * 10])
        {
            using var process = Process.Start(Environment.ProcessPath!, ["judge-once", count.ToString(CultureInfo.InvariantCulture)]);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                return process.ExitCode;
            }
        }

        return 0;
    }

    /// <summary>Judges jobs from a snapshot file and prints the cost of each step.</summary>
    /// <param name="jobs">How many.</param>
    /// <returns>0.</returns>
    public static int RunOnce(int jobs)
    {
        var folder = Directory.CreateTempSubdirectory("powerhour-");
        try
        {
            var path = Path.Combine(folder.FullName, "snapshot.zip");
            var written = Stopwatch.StartNew();
            SyntheticSnapshot.Write(path, jobs);
            written.Stop();
            var options = Options();
            var before = GC.GetTotalAllocatedBytes();
            var watch = Stopwatch.StartNew();
            using var snapshot = SnapshotFile.Open(path);
            var opened = watch.Elapsed;
            var report = AuditPipeline.Run(snapshot, options);
            var judged = watch.Elapsed;
            ReportFormat.All().Single(f => f.Name == "json").Write(report, Stream.Null);
            Print($"{jobs} jobs, {report.Findings.Count} findings: write {written.Elapsed.TotalSeconds:F2} s ({new FileInfo(path).Length >> 10} KB), open {opened.TotalSeconds:F2} s, judge {(judged - opened).TotalSeconds:F2} s, JSON {(watch.Elapsed - judged).TotalSeconds:F2} s, {(GC.GetTotalAllocatedBytes() - before) >> 20} MB allocated, peak {Peak()} MB");
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

    private static AuditOptions Options() => new() { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 >> 20;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
