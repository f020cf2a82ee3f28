using System.CommandLine;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Reporting.Comparison;

namespace PowerHour.Audit.Cli.Options;

/// <summary>An earlier report to compare with.</summary>
internal sealed class BaselineOption
{
    private const long MaxBytes = 1L << 31;

    private readonly Option<string?> _baseline = new("--baseline") { Description = "Earlier JSON report of the same account: the report says what changed, and --fail-on new:SEVERITY counts only that." };

    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.Options.Add(_baseline);

    /// <summary>Reads the report.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The report; null where none is named.</returns>
    /// <exception cref="DocumentException">It is no report that can be compared with.</exception>
    /// <exception cref="UsageException">It is not there or can not be read.</exception>
    public ComparedReport? Load(ParseResult parsed) => parsed.GetValue(_baseline) is { } path ? Read(path, "--baseline: ") : null;

    /// <summary>Reads a report.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">What a message about the file begins with.</param>
    /// <returns>The report.</returns>
    /// <exception cref="DocumentException">It is no report that can be compared with.</exception>
    /// <exception cref="UsageException">It is not there or can not be read.</exception>
    public static ComparedReport Read(string path, string before) => ComparedReportReader.Read(path.Replace('\\', '/'), GivenFile.Read(path, MaxBytes, before));
}
