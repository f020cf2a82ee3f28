using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>Collects the values of sub-expressions while a traced plan runs.</summary>
internal sealed class TraceRecorder(string source)
{
    private readonly List<CelTraceEntry> _entries = [];
    private bool _truncated;

    public void Record(CelRange range, int depth, CelValue value)
    {
        if (_entries.Count == CelTrace.MaxEntries)
        {
            _truncated = true;
            return;
        }

        _entries.Add(new CelTraceEntry(range, range.Of(source), CelRendering.Short(value), depth));
    }

    public CelTrace Finish(CelValue result) => new(result, _entries, _truncated);
}
