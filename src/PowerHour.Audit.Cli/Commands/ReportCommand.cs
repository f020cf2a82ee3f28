using System.CommandLine;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>report</c>: judge a snapshot and write reports.</summary>
internal sealed class ReportCommand(Streams streams)
{
    private readonly JudgementOptions _judgement = new();
    private readonly OutputOptions _output = new();
    private readonly Argument<string> _snapshot = new("SNAPSHOT") { Description = "The snapshot file." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("report", "Judge a snapshot file and write reports; needs no credentials. Exit codes: 0 done; 1 a FAIL that --fail-on counts; 2 something that was given can not be used; 3 not completed.");
        command.Arguments.Add(_snapshot);
        _judgement.AddTo(command);
        _output.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var templates = _output.Templates(parsed);
        var formats = _output.Formats(parsed, templates);
        var options = _judgement.Load(parsed) with { TemplatesHash = templates?.Hash };
        var failOn = _output.FailOn(parsed, options.Baseline is not null);
        using var snapshot = SnapshotFile.Open(parsed.GetValue(_snapshot)!);
        var report = AuditPipeline.Run(snapshot, options);
        var files = _output.Write(parsed, report, formats);
        if (!_output.IsQuiet(parsed))
        {
            new Summary(streams).Print(report, files);
        }

        return ScanCommand.Verdict(report, failOn, _output.IsStrict(parsed));
    }
}
