namespace PowerHour.Audit.Benchmarks;

/// <summary>Measures the processor time of the whole process, compiler and garbage collector included, from when it is made.</summary>
internal sealed class CpuWatch
{
    private readonly TimeSpan _start = Environment.CpuUsage.TotalTime;

    /// <summary>The time since then.</summary>
    public TimeSpan Elapsed => Environment.CpuUsage.TotalTime - _start;

    /// <summary>The time since then, in whole milliseconds.</summary>
    public long ElapsedMilliseconds => (long)Elapsed.TotalMilliseconds;
}
