using System.Diagnostics;
using System.Globalization;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Benchmarks;

/// <summary>What a large report costs as a whole process: rules read, snapshot judged, HTML, SARIF and JSON written.</summary>
internal static class ReportBenchmark
{
    private static readonly string[] Formats = ["html", "sarif", "json"];

    /// <summary>Leaves a snapshot, so that any build of the tool can be measured from outside.</summary>
    /// <param name="jobs">How many training jobs; each has some forty findings.</param>
    /// <param name="path">The file.</param>
    /// <returns>0.</returns>
    public static int Leave(int jobs, string path)
    {
        Print($"{SyntheticSnapshot.Write(path, jobs)} resources: {path}");
        return 0;
    }

    /// <summary>Judges a snapshot of so many jobs and writes the reports, in a process of its own.</summary>
    /// <param name="jobs">How many training jobs.</param>
    /// <returns>The exit code of that process.</returns>
    public static int Run(int jobs)
    {
        var folder = Directory.CreateTempSubdirectory("powerhour-");
        try
        {
            var path = Path.Combine(folder.FullName, "snapshot.zip");
            Leave(jobs, path);
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(Environment.ProcessPath!, ["report-once", path]);
            process.WaitForExit();
            Print($"whole process {watch.Elapsed.TotalSeconds:F2} s");
            return process.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Judges a snapshot and writes the reports beside it.</summary>
    /// <param name="path">The snapshot.</param>
    /// <returns>0.</returns>
    public static int RunOnce(string path)
    {
        var clock = new Clock();
        var options = new AuditOptions { Services = ServiceCatalog.BuiltIn(), Rules = RuleCatalog.Load() };
        Print($"  load   {clock.Lap()}");
        using var snapshot = SnapshotFile.Open(path);
        var report = AuditPipeline.Run(snapshot, options);
        Print($"  judge  {clock.Lap()}, {report.Findings.Count} findings");
        foreach (var format in ReportFormat.All().Where(f => Formats.Contains(f.Name, StringComparer.Ordinal)))
        {
            using var output = File.Create(Path.Combine(Path.GetDirectoryName(path)!, format.FileName));
            format.Write(report, output);
            Print($"  {format.Name,-6} {clock.Lap()}, {output.Length >> 10} KB");
        }

        using var process = Process.GetCurrentProcess();
        Print($"  peak   {process.PeakWorkingSet64 >> 20} MB; all of it {Environment.CpuUsage.TotalTime.TotalSeconds:F2} s of processor");
        return 0;
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
