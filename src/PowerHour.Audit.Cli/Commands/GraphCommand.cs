using System.CommandLine;
using System.Text;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Demo;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting.Pictures;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>graph</c>: draw the lineage.</summary>
internal sealed class GraphCommand(Streams streams)
{
    private readonly SelectionOptions _selection = new();
    private readonly Option<string?> _snapshot = new("--snapshot") { Description = "The snapshot file." };
    private readonly Option<bool> _demo = new("--demo") { Description = "Draw the built-in demonstration account." };
    private readonly Option<string?> _out = new("--out") { Description = "File to write; standard output where it is not given." };
    private readonly Option<string> _format = new("--format") { Description = $"Format: {string.Join(", ", PictureFormat.All.Select(f => f.Name))}.", DefaultValueFactory = _ => "svg" };
    private readonly Option<string> _paths = new("--paths") { Description = "Which attack paths are drawn in: all, none, or the id of a rule, a finding or a path.", DefaultValueFactory = _ => "all" };
    private readonly Option<string?> _model = new("--model") { Description = "Only what leads to and from this served model." };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("graph", "Draw the lineage of a snapshot, from data to whoever asks the models, with the attack paths that were found; needs no credentials.");
        foreach (var option in (Option[])[_snapshot, _demo, _out, _format, _model, _paths])
        {
            command.Options.Add(option);
        }

        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var name = parsed.GetValue(_format)!;
        var format = PictureFormat.All.FirstOrDefault(f => f.Name == name)
            ?? throw new UsageException($"--format: there is no format `{name}`; there are {string.Join(", ", PictureFormat.All.Select(f => f.Name))}");
        var options = _selection.Load(parsed) with { IsDemo = parsed.GetValue(_demo) };
        using var snapshot = Open(parsed, options);
        var report = AuditPipeline.Run(snapshot, options);
        var model = parsed.GetValue(_model);
        var paths = parsed.GetValue(_paths)!;
        if (paths is not ("all" or "none") && !LineageDrawing.Paths(report).Contains(paths, StringComparer.Ordinal))
        {
            throw new UsageException(NoPaths(paths, LineageDrawing.Paths(report)));
        }

        var picture = LineageDrawing.Of(report, model, paths) ?? throw new UsageException(NoModel(model!, LineageDrawing.Models(report)));
        var text = format.Write(picture, report);
        if (parsed.GetValue(_out) is { } path)
        {
            ReportFiles.Write(path, output => output.Write(Encoding.UTF8.GetBytes(text)));
            streams.Out.WriteLine($"Written: {path}");
        }
        else
        {
            streams.Out.Write(text);
        }

        return ExitCode.Clean;
    }

    private Snapshot Open(ParseResult parsed, AuditOptions options) => (parsed.GetValue(_demo), parsed.GetValue(_snapshot)) switch
    {
        (true, null) => DemoAccount.Open(options.Services),
        (false, { } path) => SnapshotFile.Open(path),
        _ => throw new UsageException("graph: expected either --snapshot FILE, which `powerhour collect` and `scan` write, or --demo"),
    };

    private static string NoPaths(string paths, IReadOnlyList<string> known) =>
        $"--paths: no attack path of a failure has the id, finding or rule `{paths}`{(Nearest.To(paths, known) is { } near ? $" — did you mean `{near}`?" : known.Count == 0 ? "; there is no attack path" : $"; there are all, none, {string.Join(", ", known.Take(20))}")}";

    private static string NoModel(string model, IReadOnlyList<string> served) => served.Count == 0
        ? "--model: no model is served in this snapshot"
        : $"--model: no served model is named `{model}`{(Nearest.To(model, served) is { } near ? $" — did you mean `{near}`?" : $"; there are {string.Join(", ", served.Take(20))}")}";
}
