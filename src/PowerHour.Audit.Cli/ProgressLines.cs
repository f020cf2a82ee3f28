using PowerHour.Audit.Aws.Collection;

namespace PowerHour.Audit.Cli;

/// <summary>Tells on standard error how far a collection is: one line that is written over on a terminal; in a log, a line every ten seconds at most.</summary>
/// <param name="output">Standard error.</param>
/// <param name="isTerminal">Whether lines can be written over.</param>
/// <param name="clock">Tells when a log wants its next line.</param>
internal sealed class ProgressLines(TextWriter output, bool isTerminal, TimeProvider? clock = null) : IProgress<CollectionProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long? _told;
    private readonly Lock _lock = new();
    private string _last = "";

    /// <inheritdoc/>
    public void Report(CollectionProgress value)
    {
        var line = $"reading {value.Current}: {value.Calls} calls, {value.Resources} resources, {value.Gaps} failed";
        lock (_lock)
        {
            if (isTerminal)
            {
                output.Write($"\r{line.PadRight(_last.Length)}");
                _last = line;
            }
            else if (_told is null || _clock.GetElapsedTime(_told.Value) >= Pause)
            {
                output.WriteLine(line);
                _told = _clock.GetTimestamp();
            }
        }
    }

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        if (isTerminal && _last.Length > 0)
        {
            output.WriteLine();
        }
    }
}
