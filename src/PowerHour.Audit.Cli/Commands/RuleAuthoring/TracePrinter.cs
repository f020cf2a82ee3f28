using PowerHour.Audit.Cel;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>Prints what an expression came to, part by part.</summary>
/// <param name="output">Where to print.</param>
internal sealed class TracePrinter(TextWriter output)
{
    /// <summary>Prints an expression.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="trace">What it came to; nothing is printed for null.</param>
    public void Print(string name, CelTrace? trace)
    {
        if (trace is null)
        {
            return;
        }

        output.WriteLine($"  {name} = {Line(trace.Result.ToString())}");
        foreach (var entry in trace.Entries)
        {
            output.WriteLine($"    {new string(' ', entry.Depth * 2)}{Line(entry.Source)} = {Line(entry.Value)}");
        }

        if (trace.Truncated)
        {
            output.WriteLine($"    … only the first {CelTrace.MaxEntries} parts are shown");
        }
    }

    private static string Line(string? text) => Streams.Plain((text ?? "").ReplaceLineEndings(" "));
}
