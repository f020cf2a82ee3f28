using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace PowerHour.Audit.Cli.Tests;

/// <summary>Programs that tests run beside themselves.</summary>
internal static class ChildProcess
{
    /// <summary>A program on the search path.</summary>
    /// <param name="name">Its file name.</param>
    /// <returns>Its path, or null.</returns>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    /// <summary>Starts a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="environment">Variables that it has beside those of the tests.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The process.</returns>
    public static Process Start(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Starts a server, and waits until it answers on its loopback port.</summary>
    /// <param name="program">The program.</param>
    /// <param name="port">The port that it was given.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The process.</returns>
    public static async Task<Process> ServeAsync(string program, int port, params string[] arguments)
    {
        var process = Start(program, new Dictionary<string, string>(StringComparer.Ordinal), arguments);
        // A server whose output nobody reads stops when the pipe is full.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        for (var attempt = 0; attempt < 300 && !process.HasExited; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return process;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail($"{Path.GetFileName(program)} did not answer");
        return process;
    }

    /// <summary>Waits for a program to end.</summary>
    /// <param name="process">The process; disposed of afterwards.</param>
    /// <returns>Its exit code, standard output and standard error.</returns>
    public static async Task<(int Code, string Out, string Error)> FinishAsync(Process process)
    {
        using (process)
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await errors);
        }
    }

    /// <summary>A loopback port that nothing listens on.</summary>
    /// <returns>Its number.</returns>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
