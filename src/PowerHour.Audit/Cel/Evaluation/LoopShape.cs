using System.Runtime.InteropServices;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>How a macro walks.</summary>
/// <param name="FirstLocal">The place of its first variable.</param>
/// <param name="IsPair">Whether there are two.</param>
/// <param name="Cost">Steps charged for each round.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoopShape(int FirstLocal, bool IsPair, int Cost);
