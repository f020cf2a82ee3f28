using System.Runtime.InteropServices;

namespace PowerHour.Audit.Cel;

/// <summary>A stretch of a source text.</summary>
/// <param name="Start">Offset of the first UTF-16 unit.</param>
/// <param name="End">Offset after the last.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CelRange(int Start, int End)
{
    /// <summary>The text of this stretch.</summary>
    public string Of(string source) => source[Math.Clamp(Start, 0, source.Length)..Math.Clamp(End, Start, source.Length)];
}
