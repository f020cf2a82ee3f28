using System.CommandLine;
using System.Runtime.InteropServices;
using PowerHour.Audit.Cli.Commands;
using PowerHour.Audit.Cli.Commands.Explaining;

namespace PowerHour.Audit.Cli;

/// <summary>The tool: its verbs and how a line is run.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="streams">Where to print.</param>
    /// <param name="cancel">Ends the command as Ctrl-C does.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Streams streams, CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ConsoleCancelEventHandler onStop = (_, e) =>
        {
            // The first Ctrl-C keeps what was read; a second one ends the process.
            e.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        Console.CancelKeyPress += onStop;

        // Pipelines and containers end a process by this signal, and the same holds for it.
        using var onEnd = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
        try
        {
            var parsed = Build(streams).Parse(args);
            if (CommandMistake.Of(parsed) is { } mistake)
            {
                await streams.Error.WriteLineAsync(Streams.Plain(mistake)).ConfigureAwait(false);
                return ExitCode.Usage;
            }

            var configuration = new InvocationConfiguration { Output = streams.Out, Error = streams.Error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
            var code = await parsed.InvokeAsync(configuration, stop.Token).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (IOException e)
        {
            // Files are guarded where they are opened: what is left is standard output, such as one that goes to a full disk.
            await streams.Error.WriteLineAsync(Streams.Plain($"not completed, as something could not be written or read: {e.Message}")).ConfigureAwait(false);
            return ExitCode.Incomplete;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The outermost boundary. Whatever comes here is a defect of ours: it must not end with the code that means findings.
            await streams.Error.WriteLineAsync(Streams.Plain($"internal error, which is a defect of this tool and says nothing of the account: {e.GetType().Name}: {e.Message}\n{Environment.GetEnvironmentVariable("POWERHOUR_TRACE") switch { "1" => e.StackTrace, _ => "POWERHOUR_TRACE=1 shows where it happened; please report it" }}")).ConfigureAwait(false);
            return ExitCode.Incomplete;
        }
        finally
        {
            Console.CancelKeyPress -= onStop;
        }
    }

    private static RootCommand Build(Streams streams) => new("Inspects an AWS account for machine-learning security posture. Reads, never writes.")
    {
        new ScanCommand(streams).Build(),
        new CollectCommand(streams).Build(),
        new ReportCommand(streams).Build(),
        new DiffCommand(streams).Build(),
        new VerifyCommand(streams).Build(),
        new SuppressCommand(streams).Build(),
        new GraphCommand(streams).Build(),
        new RulesCommand(streams).Build(),
        new ExplainCommand(streams).Build(),
        new PermissionsCommand(streams).Build(),
    };
}
