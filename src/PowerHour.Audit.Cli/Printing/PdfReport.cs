using System.ComponentModel;
using System.Diagnostics;
using PowerHour.Audit.Reporting;

namespace PowerHour.Audit.Cli.Printing;

/// <summary>The HTML report as a PDF, printed by a browser that is installed. It needs a process, so it is the tool's and not the engine's; its bytes carry the time of printing.</summary>
/// <param name="browser">The browser.</param>
/// <param name="html">The HTML report.</param>
internal sealed class PdfReport(Chromium browser, ReportFormat html)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    // No name is resolved and no address asked: the page asks for nothing, and neither shall the browser around it.
    private static readonly string[] Quiet =
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--generate-pdf-document-outline",
    ];

    /// <summary>The format.</summary>
    public ReportFormat Format => new("pdf", "report.pdf", "the page on paper, by an installed Chromium", Write);

    private void Write(AuditReport report, Stream output)
    {
        var folder = Directory.CreateTempSubdirectory("powerhour-print-");
        try
        {
            var page = Path.Combine(folder.FullName, html.FileName);
            var paper = Path.Combine(folder.FullName, "report.pdf");
            using (var file = File.Create(page))
            {
                html.Write(report, file);
            }

            Print(page, paper, Path.Combine(folder.FullName, "profile"));
            using var printed = File.OpenRead(paper);
            printed.CopyTo(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Print(string page, string paper, string profile)
    {
        using var process = Start([.. Quiet, .. browser.Arguments, $"--user-data-dir={profile}", $"--print-to-pdf={paper}", new Uri(page).AbsoluteUri]);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new UsageException($"--format pdf: {browser.Program} did not end within {Patience.TotalMinutes:0} minutes");
        }

        if (process.ExitCode != 0 || !File.Exists(paper))
        {
            throw new UsageException($"--format pdf: {browser.Program} ended with {process.ExitCode} and printed nothing: {Reason(said.Result)}");
        }
    }

    private Process Start(IEnumerable<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(browser.Program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (Win32Exception e)
        {
            throw new UsageException($"--format pdf: {browser.Program} can not be started: {e.Message}");
        }
    }

    private static string Reason(string said) =>
        said.Contains("sandbox", StringComparison.OrdinalIgnoreCase) ? "its sandbox is not allowed here; docs/pipeline.md says what to do"
        : said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
}
