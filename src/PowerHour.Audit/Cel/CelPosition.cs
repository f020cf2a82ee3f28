using System.Runtime.InteropServices;

namespace PowerHour.Audit.Cel;

/// <summary>A place in a source text.</summary>
/// <param name="Offset">UTF-16 units from the start, from 0.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">UTF-16 units in the line, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CelPosition(int Offset, int Line, int Column)
{
    /// <summary>Finds line and column of an offset.</summary>
    public static CelPosition At(string source, int offset)
    {
        var before = source.AsSpan(0, Math.Clamp(offset, 0, source.Length));
        return new(offset, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}";
}
