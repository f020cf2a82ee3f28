using System.Diagnostics;
using System.Globalization;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Times steps: by the wall, and by the processor, which a busy machine does not distort.</summary>
internal sealed class Clock
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private TimeSpan _wallBefore;
    private TimeSpan _workBefore;

    /// <summary>Begins the first step.</summary>
    public Clock() => _workBefore = _process.TotalProcessorTime;

    /// <summary>Ends a step and begins the next.</summary>
    /// <returns>The processor time that the step took.</returns>
    public TimeSpan LapWork()
    {
        var before = _workBefore;
        Lap();
        return _workBefore - before;
    }

    /// <summary>Ends a step and begins the next.</summary>
    /// <returns>What the step took, for people.</returns>
    public string Lap()
    {
        _process.Refresh();
        var (wall, work) = (_wall.Elapsed, _process.TotalProcessorTime);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(wall - _wallBefore).TotalSeconds:F2} s ({(work - _workBefore).TotalSeconds:F2} s of processor)");
        (_wallBefore, _workBefore) = (wall, work);
        return text;
    }
}
