using System.CommandLine;
using PowerHour.Audit.Cli;
using PowerHour.Audit.Cli.Commands;

Console.OutputEncoding = System.Text.Encoding.UTF8;
return await CommandLine.RunAsync(args, new Streams(Console.Out, Console.Error, !Console.IsErrorRedirected)).ConfigureAwait(false);
