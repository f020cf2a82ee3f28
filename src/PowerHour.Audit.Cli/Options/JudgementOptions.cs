using System.CommandLine;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Cli.Options;

/// <summary>All that a judgement is made with beside the snapshot: rules, settings, and what people decided.</summary>
internal sealed class JudgementOptions
{
    private readonly SelectionOptions _selection = new();
    private readonly DecisionOptions _decisions = new();
    private readonly BaselineOption _baseline = new();

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        _selection.AddTo(command);
        _decisions.AddTo(command);
        _baseline.AddTo(command);
    }

    /// <summary>Loads what was selected and decided.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The options of a judgement.</returns>
    /// <exception cref="DocumentException">A file is wrong.</exception>
    /// <exception cref="UsageException">A selection names nothing, or a file is not there.</exception>
    public AuditOptions Load(ParseResult parsed)
    {
        var options = _selection.Load(parsed, out var known);
        return _decisions.Load(parsed, options, known, _selection.SettingsFolder(parsed)) with { Baseline = _baseline.Load(parsed) };
    }
}
