using System.CommandLine;
using System.Text;
using PowerHour.Audit.Cli.Options;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Cli.Commands;

/// <summary><c>suppress</c>: record a decision not to act on a failure.</summary>
internal sealed class SuppressCommand(Streams streams)
{
    private readonly Argument<string?> _finding = new("FINGERPRINT") { Description = "The finding, by its fingerprint or the first 8 characters of it; else --rule and --resource.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string> _report = new("--report") { Description = "JSON report in which FINGERPRINT stands.", DefaultValueFactory = _ => Path.Combine("powerhour-report", "report.json") };
    private readonly Option<string?> _rule = new("--rule") { Description = "The rule." };
    private readonly Option<string?> _resource = new("--resource") { Description = "The resource's ARN; * stands for any run of characters, ? for one." };
    private readonly Option<string> _reason = new("--reason") { Description = $"Why: {string.Join(", ", SuppressionReasons.All.Select(r => r.Name()))}.", Required = true };
    private readonly Option<string> _justification = new("--justification") { Description = "Why, in words that somebody else can judge; printed in every report.", Required = true };
    private readonly Option<string> _approvedBy = new("--approved-by") { Description = "Who answers for it.", Required = true };
    private readonly Option<string> _expires = new("--expires") { Description = $"The last day on which it holds, such as 2027-03-31; at most {Suppression.MaxDays} days after the snapshot of the report, or from today where only --rule and --resource are given.", Required = true };
    private readonly SourceOptions _sources = new();
    private readonly SettingsOptions _settings = new();
    private readonly DecisionOptions _decisions = new();

    /// <summary>The command.</summary>
    /// <returns>The command.</returns>
    public Command Build()
    {
        var command = new Command("suppress", "Record a decision not to act on a failure, for a time. It is added to the file of suppressions, whose comments and order stay.");
        command.Arguments.Add(_finding);
        foreach (var option in (Option[])[_report, _rule, _resource, _reason, _justification, _approvedBy, _expires])
        {
            command.Options.Add(option);
        }

        _sources.AddTo(command);
        _settings.AddTo(command);
        _decisions.AddSuppressionsTo(command);
        command.SetAction((parsed, _) => streams.GuardAsync(() => Run(parsed)));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var rules = _sources.Rules(parsed);
        var (rule, resource, at) = Subject(parsed, rules);
        var entry = new SuppressionEntry(rule, resource, parsed.GetValue(_reason)!, parsed.GetValue(_justification)!, parsed.GetValue(_approvedBy)!, parsed.GetValue(_expires)!);
        RefuseWrong(entry, rules, at);
        var path = _decisions.SuppressionsPath(parsed, _settings.Folder(parsed));
        var file = File.Exists(path) ? FolderFiles.ReadOne(path, "--suppressions") : new SourceFile(path, "");
        var written = SuppressionWriter.Append(file, entry, rules);
        ReportFiles.Write(path, output => output.Write(Encoding.UTF8.GetBytes(written.Text)));
        streams.Out.WriteLine(Streams.Plain($"Written: {path}\n{rule} on {resource} is suppressed until the end of {entry.Expires}."));
        return ExitCode.Clean;
    }

    private (string Rule, string Resource, DateTimeOffset At) Subject(ParseResult parsed, RuleCatalog rules) => (parsed.GetValue(_finding), parsed.GetValue(_rule), parsed.GetValue(_resource)) switch
    {
        ({ } fingerprint, null, null) => SuppressedFinding.Find(parsed.GetValue(_report)!, fingerprint),
        (null, { } rule, { } resource) => (RuleNames.Find(rules, rule).Id, resource, TimeProvider.System.GetUtcNow()),
        _ => throw new UsageException("suppress: expected either the fingerprint of a finding, which reports print, or both --rule and --resource"),
    };

    // The mistakes of the command line are told as such, before the file is looked at.
    private static void RefuseWrong(SuppressionEntry entry, RuleCatalog rules, DateTimeOffset at)
    {
        try
        {
            var stated = SuppressionReader.Read(SuppressionWriter.Append(new SourceFile("suppress", ""), entry, rules), rules);
            stated.RefuseTooFar(at);
            if (stated.Entries[0].IsExpired(at))
            {
                throw new UsageException($"--expires: {entry.Expires} is over: the judgement is of {at:yyyy-MM-dd}");
            }
        }
        catch (DocumentException e)
        {
            throw new UsageException(string.Join('\n', e.Problems.Select(p => $"suppress: {p.Message}")));
        }
    }
}
