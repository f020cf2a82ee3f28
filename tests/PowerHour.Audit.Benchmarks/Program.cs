using PowerHour.Audit.Benchmarks;

switch (args)
{
    case ["cel"]:
        CelBenchmark.Run();
        return 0;
    case ["iam", .. var files] when files.Length is 1 or 2:
        return IamBenchmark.Run(files);
    case ["judge", "jobs" or "mixed", var count] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0:
        return JudgeBenchmark.RunAll(args[1], resources);
    case ["judge-once", "jobs" or "mixed", var count, var some] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0 && int.TryParse(some, System.Globalization.CultureInfo.InvariantCulture, out var rules) && rules > 0:
        return JudgeBenchmark.RunOnce(args[1], resources, rules);
    case ["by-rule", "jobs" or "mixed", var count, .. var text] when text.Length <= 1 && int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0:
        return JudgeBenchmark.RunByRule(args[1], resources, text is [var part] ? part : "");
    case ["collect", var count, "search" or "list", var latency] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var jobs) && int.TryParse(latency, System.Globalization.CultureInfo.InvariantCulture, out var wait):
        await CollectBenchmark.RunAsync(jobs, args[2] == "search", TimeSpan.FromMilliseconds(wait)).ConfigureAwait(false);
        return 0;
    case ["paths", var scale] when double.TryParse(scale, System.Globalization.CultureInfo.InvariantCulture, out var times) && times > 0:
        return PathsBenchmark.Run(times);
    case ["report", var count] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0:
        return ReportBenchmark.Run(resources);
    case ["report-once", var snapshot]:
        return ReportBenchmark.RunOnce(snapshot);
    case ["snapshot", var count, var path] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0:
        return ReportBenchmark.Leave(resources, path);
    case ["mixed-snapshot", var count, var path] when int.TryParse(count, System.Globalization.CultureInfo.InvariantCulture, out var resources) && resources > 0:
        Console.WriteLine(MixedSnapshot.Write(path, resources, PowerHour.Audit.AwsServices.ServiceCatalog.BuiltIn()));
        return 0;
    case ["demo"]:
        return JudgeBenchmark.RunDemo();
    default:
        Console.Error.WriteLine("""
            cel                      what compiling and evaluating expressions costs
            iam FOLDER CASES         what decisions and escalation analysis cost; or iam FILE for one account
            judge jobs|mixed N       judges N and 10 N resources with 150 rules, and 10 N with 75, each in a process of its own
            judge-once jobs|mixed N RULES
                                     judges N resources with so many rules in this process
            by-rule jobs|mixed N [TEXT]
                                     judges N resources with one rule after the other (those whose id contains TEXT) and prints the dearest
            collect N search|list MS collects N training jobs, each call taking MS milliseconds: calls, wall time, memory
            paths SCALE              graph, closures and rules of paths; 1 is 100,000 resources with 5,000 jobs and 50 served models
            report N                 judges N training jobs and writes HTML, SARIF and JSON, in a process of its own: time, memory
            snapshot N FILE          leaves the snapshot of report N, to measure a build of the tool from outside
            mixed-snapshot N FILE    leaves the snapshot of judge mixed N, to look at its pictures and reports
            demo                     judges the demonstration account and writes every format
            """);
        return 2;
}
