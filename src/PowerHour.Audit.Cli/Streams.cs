using PowerHour.Audit.Aws.Collection;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Inventory;
using PowerHour.Audit.Reporting;
using Spectre.Console;

namespace PowerHour.Audit.Cli;

/// <summary>Where the tool prints, and how it tells people about mistakes.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="errorIsTerminal">Whether standard error is a terminal.</param>
internal sealed class Streams(TextWriter output, TextWriter error, bool errorIsTerminal)
{
    /// <summary>Standard output.</summary>
    public TextWriter Out => output;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error;

    /// <summary>Standard output for tables.</summary>
    public IAnsiConsole Console { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });

    /// <summary>The same with nothing but mistakes printed.</summary>
    /// <returns>The quiet streams.</returns>
    public Streams Quiet() => new(TextWriter.Null, error, errorIsTerminal) { IsQuiet = true };

    private bool IsQuiet { get; init; }

    /// <summary>Tells how far a collection is.</summary>
    /// <returns>The progress.</returns>
    public ProgressLines Progress() => new(IsQuiet ? TextWriter.Null : error, errorIsTerminal);

    /// <summary>Runs a command; a user's mistake ends in one clear line and exit code 2.</summary>
    /// <param name="run">The command.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception e) when (e is UsageException or DocumentException or SnapshotException)
        {
            await error.WriteLineAsync(Plain(e.Message)).ConfigureAwait(false);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("stopped before the end: nothing was done").ConfigureAwait(false);
            return ExitCode.Incomplete;
        }
        catch (CollectionException e)
        {
            await error.WriteLineAsync(Plain(e.Message)).ConfigureAwait(false);
            return ExitCode.Incomplete;
        }
    }

    /// <summary>Runs a command that does not wait for anything.</summary>
    /// <param name="run">The command.</param>
    /// <returns>The exit code.</returns>
    public Task<int> GuardAsync(Func<int> run) => GuardAsync(() => Task.FromResult(run()));

    /// <summary>A text that can not steer a terminal, nor read as another one: control characters but line ends become spaces, what turns or hides text is shown by its number.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The plain text.</returns>
    public static string Plain(string text) => VisibleText.Of(string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? ' ' : c)));
}
