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
        foreach (var line in TraceLines.Of(trace, indent: 4))
        {
            output.WriteLine(line);
        }
    }

    private static string Line(string? text) => Streams.Plain((text ?? "").ReplaceLineEndings(" "));
}
