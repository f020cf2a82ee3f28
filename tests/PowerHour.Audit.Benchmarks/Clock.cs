using System.Diagnostics;
using System.Globalization;

namespace PowerHour.Audit.Benchmarks;

/// <summary>Times steps: by the wall, and by the processor, which a busy machine does not distort; and counts what each allocated and how long the collector stopped it.</summary>
internal sealed class Clock
{
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private TimeSpan _wallBefore;
    private TimeSpan _workBefore;
    private long _allocatedBefore = GC.GetTotalAllocatedBytes();
    private TimeSpan _pausesBefore = GC.GetTotalPauseDuration();
    private int _wholeBefore = GC.CollectionCount(2);

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
        var (allocated, pauses, whole) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), GC.CollectionCount(2));
        var text = string.Create(CultureInfo.InvariantCulture, $"{(wall - _wallBefore).TotalSeconds:F2} s ({(work - _workBefore).TotalSeconds:F2} s of processor, {(pauses - _pausesBefore).TotalSeconds:F2} s of it the collector's, who passed over all {whole - _wholeBefore} times; {(allocated - _allocatedBefore) >> 20} MB allocated)");
        (_wallBefore, _workBefore, _allocatedBefore, _pausesBefore, _wholeBefore) = (wall, work, allocated, pauses, whole);
        return text;
    }
}
