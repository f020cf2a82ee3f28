using System.CommandLine;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Findings;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>scan</c>: collect, judge, report.</summary>
internal sealed class ScanCommand(Streams streams)
{
    private readonly JudgementOptions _judgement = new();
    private readonly CollectionOptions _collection = new();
    private readonly OutputOptions _output = new();
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "Judge this snapshot instead of an account; needs no credentials." };
    private readonly Option<bool> _demo = new("--demo") { Description = "Judge the built-in demonstration account; needs no credentials." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("scan", "Read an AWS account (never write), judge it, and leave a snapshot and a report. Exit codes: 0 done; 1 a FAIL that --fail-on counts; 2 something that was given can not be used; 3 not completed.");
        command.Options.Add(_demo);
        command.Options.Add(_snapshot);
        _collection.AddTo(command);
        _judgement.AddTo(command);
        _output.AddTo(command);
        command.SetAction((parsed, cancel) => streams.GuardAsync(() => RunAsync(parsed, cancel)));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        RefuseContradiction(parsed);
        var say = _output.IsQuiet(parsed) ? streams.Quiet() : streams;
        var templates = _output.Templates(parsed);
        var formats = _output.Formats(parsed, templates);
        var options = _judgement.Load(parsed) with { IsDemo = parsed.GetValue(_demo), TemplatesHash = templates?.Hash };
        var failOn = _output.FailOn(parsed, options.Baseline is not null);
        using var snapshot = await OpenAsync(parsed, options, say, cancel).ConfigureAwait(false);
        var report = AuditPipeline.Run(snapshot, options);
        var files = _output.Write(parsed, report, formats);
        if (!_output.IsQuiet(parsed))
        {
            new Summary(streams).Print(report, files);
        }

        return Verdict(report, failOn, _output.IsStrict(parsed));
    }

    /// <summary>What would be left out without a word is refused.</summary>
    private void RefuseContradiction(ParseResult parsed)
    {
        var (isDemo, snapshot) = (parsed.GetValue(_demo), parsed.GetValue(_snapshot));
        if (isDemo && snapshot is not null)
        {
            throw new UsageException("scan: give either --demo or --snapshot FILE");
        }

        if ((isDemo || snapshot is not null) && _collection.Given(parsed) is { } option)
        {
            throw new UsageException($"{option}: says how an account is read, and {(isDemo ? "--demo" : "--snapshot")} reads none; leave one of them out");
        }
    }

    /// <summary>The exit code of a judged snapshot.</summary>
    /// <param name="report">The report.</param>
    /// <param name="failOn">Which failures count.</param>
    /// <param name="strict">Whether anything unread makes the run incomplete.</param>
    /// <returns>The exit code. A rule that ended in ERROR has judged nothing: where no failure makes it 1, one that counts makes it 3.</returns>
    internal static int Verdict(AuditReport report, FailThreshold failOn, bool strict)
    {
        var unread = report.Manifest.Gaps.Any(g => g.Cause is not (GapCause.NotCollected or GapCause.Bounded));
        var counted = failOn.Floor is { } floor ? report.Findings.Where(f => f.Severity >= floor).ToArray() : [];
        return report.Manifest.Interrupted || (strict && (unread || report.Findings.Any(f => f.Status == Status.Error))) ? ExitCode.Incomplete
            : Array.Exists(counted, f => f is { Status: Status.Fail, IsSuppressed: false } && (!failOn.OnlyNew || report.Changes!.FailsAnew(f))) ? ExitCode.Findings
            : Array.Exists(counted, f => f.Status == Status.Error) ? ExitCode.Incomplete
            : ExitCode.Clean;
    }

    private async Task<Snapshot> OpenAsync(ParseResult parsed, AuditOptions options, Streams say, CancellationToken cancel)
    {
        if (parsed.GetValue(_demo))
        {
            return DemoAccount.Open(options.Services);
        }

        if (parsed.GetValue(_snapshot) is { } given)
        {
            return SnapshotFile.Open(given);
        }

        options.Suppressions.RefuseTooFar(TimeProvider.System.GetUtcNow());
        var path = Path.Combine(_output.Folder(parsed), "snapshot.zip");
        await LiveCollection.RunAsync(_collection.Session(parsed), home => _collection.Scope(parsed, options, home), options.Services, path, say.Progress(), cancel).ConfigureAwait(false);
        say.Out.WriteLine($"Written: {path}");
        return SnapshotFile.Open(path);
    }
}
