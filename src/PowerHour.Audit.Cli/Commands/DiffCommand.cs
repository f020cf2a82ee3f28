using System.CommandLine;
using System.Text;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Reporting;
using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>diff</c>: say what changed between two reports.</summary>
internal sealed class DiffCommand(Streams streams)
{
    private static readonly Dictionary<string, Action<ReportChanges, Stream>> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = (changes, output) => output.Write(Encoding.UTF8.GetBytes(TextChanges.Of(changes))),
        ["json"] = JsonChanges.Write,
        ["markdown"] = MarkdownChanges.Write,
    };

    private readonly Argument<string> _old = new("OLD") { Description = "The earlier JSON report." };
    private readonly Argument<string> _new = new("NEW") { Description = "The later JSON report." };
    private readonly Option<string> _format = new("--format") { Description = $"Format: {string.Join(", ", Formats.Keys)}.", DefaultValueFactory = _ => "text" };
    private readonly Option<string?> _out = new("--out") { Description = "File to write; standard output where it is not given." };
    private readonly Option<string> _failOn = new("--fail-on") { Description = "What makes the exit code 1: new (any failure that OLD does not have), new:high and so on by severity, or never.", DefaultValueFactory = _ => "never" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("diff", "Say what changed between two JSON reports of one account: new, fixed, changed, became unknown, gone. Exit codes: 0; 1 with --fail-on new; 2 where they can not be compared.");
        command.Arguments.Add(_old);
        command.Arguments.Add(_new);
        foreach (var option in (Option[])[_format, _out, _failOn])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var write = Formats.GetValueOrDefault(parsed.GetValue(_format)!) ?? throw new UsageException($"--format: there is no format `{parsed.GetValue(_format)}`; there are {string.Join(", ", Formats.Keys)}");
        var failOn = FailThreshold.Parse(parsed.GetValue(_failOn)!);
        if (failOn is { Floor: not null, OnlyNew: false })
        {
            throw new UsageException($"--fail-on: diff counts what is new: use new or new:{parsed.GetValue(_failOn)}");
        }

        var changes = ReportComparison.Of(BaselineOption.Read(parsed.GetValue(_old)!, ""), BaselineOption.Read(parsed.GetValue(_new)!, ""));
        Print(parsed, changes, write);
        return failOn.Floor is { } floor && changes.All.Any(c => ReportChanges.FailsAnew(c) && c.Severity >= floor) ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Print(ParseResult parsed, ReportChanges changes, Action<ReportChanges, Stream> write)
    {
        if (parsed.GetValue(_out) is { } path)
        {
            ReportFiles.Write(path, output => write(changes, output));
            streams.Out.WriteLine($"Written: {path}");
            return;
        }

        using var output = new MemoryStream();
        write(changes, output);
        streams.Out.Write(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));
    }
}
