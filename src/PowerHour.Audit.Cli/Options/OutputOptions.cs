using System.CommandLine;
using PowerHour.Audit.Cli.Printing;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Options;

/// <summary>Where the report goes, in which forms, and what makes the run fail.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string> _out = new("--out") { Description = "Folder for what is written.", DefaultValueFactory = _ => "powerhour-report" };
    private readonly Option<string[]> _format = new("--format") { Description = $"Formats, separated by commas: {Names}; pdf needs an installed Chromium or Chrome. Default: html,json.", AllowMultipleArgumentsPerToken = true };
    private readonly TemplatesOption _templates = new();
    private readonly BrandOptions _brand = new();
    private readonly Option<string?> _summary = new("--summary") { Description = "Append the Markdown summary to this file, such as a pipeline's job page." };
    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Print nothing but mistakes; the exit code and the files say the rest." };
    private readonly Option<string> _failOn = new("--fail-on") { Description = "Severity from which a FAIL that nobody answers for makes the exit code 1: critical, high, medium, low, informational, or never; new:high and so on, or new for any severity, counts only what --baseline does not have.", DefaultValueFactory = _ => "high" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit code 3 where anything could not be read, or any rule ended in ERROR." };

    private static string Names => string.Join(", ", ReportFormat.All().Select(f => f.Name).Append("pdf"));

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_out);
        command.Options.Add(_format);
        _templates.AddTo(command);
        _brand.AddTo(command);
        command.Options.Add(_summary);
        command.Options.Add(_quiet);
        command.Options.Add(_failOn);
        command.Options.Add(_strict);
    }

    /// <summary>The folder for what is written.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The folder; it need not be there yet.</returns>
    public string Folder(ParseResult parsed) => parsed.GetValue(_out)!;

    /// <summary>Whether anything unread makes the run incomplete.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True with --strict.</returns>
    public bool IsStrict(ParseResult parsed) => parsed.GetValue(_strict);

    /// <summary>Whether nothing but mistakes is printed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>True with --quiet.</returns>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(_quiet);

    /// <summary>Writes a report in the formats asked for, and its summary to where that was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="formats">The formats.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="UsageException">A file can not be written.</exception>
    public IReadOnlyList<string> Write(ParseResult parsed, AuditReport report, IReadOnlyList<ReportFormat> formats)
    {
        var files = ReportFiles.Write(report, formats, Folder(parsed));
        return parsed.GetValue(_summary) is { } summary ? [.. files, ReportFiles.Append(summary, output => MarkdownReport.Write(report, output))] : files;
    }

    /// <summary>What makes the exit code 1.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="hasBaseline">Whether there is something to tell what is new.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="UsageException">The word is no severity, or asks for what is new without a baseline.</exception>
    public FailThreshold FailOn(ParseResult parsed, bool hasBaseline) => FailThreshold.Parse(parsed.GetValue(_failOn)!) is var threshold && threshold.OnlyNew && !hasBaseline
        ? throw new UsageException("--fail-on: `new` needs --baseline REPORT.json, the report that says what is not new")
        : threshold;

    /// <summary>The templates of the HTML report.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The templates; null for those that travel with the tool.</returns>
    /// <exception cref="UsageException">The template folder is not there.</exception>
    public ReportTemplates? Templates(ParseResult parsed) => _templates.Load(parsed);

    /// <summary>The formats to write.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="templates">The templates of the HTML report; null for those that travel with the tool.</param>
    /// <returns>The formats.</returns>
    /// <exception cref="UsageException">A name is no format, there is no browser to print with, or the logo is no picture.</exception>
    public IReadOnlyList<ReportFormat> Formats(ParseResult parsed, ReportTemplates? templates)
    {
        var all = ReportFormat.All(templates, _brand.Load(parsed));
        var names = SelectionOptions.Split(parsed.GetValue(_format));
        return [.. (names.Length == 0 ? ["html", "json"] : names).Distinct(StringComparer.Ordinal).Select(n => n == "pdf" ? new PdfReport(Chromium.Find(Environment.GetEnvironmentVariable), all[0]).Format
            : all.FirstOrDefault(f => f.Name == n) ?? throw new UsageException($"--format: there is no format `{n}`; there are {Names}"))];
    }
}
