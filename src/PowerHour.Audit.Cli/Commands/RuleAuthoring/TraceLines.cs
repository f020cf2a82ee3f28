using PowerHour.Audit.Cel;

namespace PowerHour.Audit.Cli.Commands.RuleAuthoring;

/// <summary>Shows how an expression came out: the whole first, and indented below it the parts that made it so.</summary>
internal static class TraceLines
{
    /// <summary>The lines of a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="indent">Spaces before each line.</param>
    /// <returns>One line a part, whatever the values contain.</returns>
    public static IEnumerable<string> Of(CelTrace trace, int indent)
    {
        foreach (var entry in WholesFirst(trace.Entries))
        {
            yield return $"{new string(' ', indent + (entry.Depth * 2))}{Streams.Plain(OneLine(entry.Source))} = {Streams.Plain(entry.Value).Replace('\n', ' ')}";
        }

        if (trace.Truncated)
        {
            yield return $"{new string(' ', indent)}… only the first {CelTrace.MaxEntries} parts are shown";
        }
    }

    /// <summary>Turns the order around: entries come parts first, each before the whole that is less deep.</summary>
    private static IReadOnlyList<CelTraceEntry> WholesFirst(IReadOnlyList<CelTraceEntry> entries)
    {
        var waiting = new List<(int Depth, List<CelTraceEntry> Lines)>();
        foreach (var entry in entries)
        {
            var first = waiting.FindLastIndex(w => w.Depth <= entry.Depth) + 1;
            List<CelTraceEntry> lines = [entry, .. waiting.Skip(first).SelectMany(w => w.Lines)];
            waiting.RemoveRange(first, waiting.Count - first);
            waiting.Add((entry.Depth, lines));
        }

        return [.. waiting.SelectMany(w => w.Lines)];
    }

    private static string OneLine(string source) => string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
