using PowerHour.Audit.Aws.Collection;

namespace PowerHour.Audit.Cli;

/// <summary>Tells on standard error how far a collection is: one line that is written over on a terminal, else a line now and then.</summary>
/// <param name="output">Standard error.</param>
/// <param name="isTerminal">Whether lines can be written over.</param>
internal sealed class ProgressLines(TextWriter output, bool isTerminal) : IProgress<CollectionProgress>
{
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
            else if (_last != value.Current)
            {
                output.WriteLine(line);
                _last = value.Current;
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
