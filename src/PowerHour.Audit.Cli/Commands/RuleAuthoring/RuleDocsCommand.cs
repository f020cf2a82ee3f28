using System.CommandLine;
using System.Text;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Reporting.RulePages;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary><c>rules docs</c>: a page for each rule, and indexes, for a wiki or a repository.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class RuleDocsCommand(Streams streams)
{
    private readonly SelectionOptions _selection = new();
    private readonly Option<string> _out = new("--out") { Description = "Folder for the pages.", DefaultValueFactory = _ => "powerhour-rules" };

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("docs", "Write a Markdown page for each rule, with indexes by control, threat and service.") { _out };
        _selection.AddTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = _selection.Load(parsed);
        var folder = parsed.GetValue(_out)!;
        var count = 0;
        foreach (var page in RulePageSet.Of(options.Rules, options.Services))
        {
            ReportFiles.Write(Path.Combine(folder, page.Name.Replace('/', Path.DirectorySeparatorChar)), output => output.Write(Encoding.UTF8.GetBytes(page.Text)));
            count++;
        }

        streams.Out.WriteLine($"Written: {count} pages, beginning with {Path.Combine(folder, RulePageSet.Index)}");
        return ExitCode.Clean;
    }
}
