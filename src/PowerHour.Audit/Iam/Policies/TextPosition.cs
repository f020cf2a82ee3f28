using System.Globalization;
using System.Runtime.InteropServices;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>A place in a policy document.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The byte in the line, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextPosition(int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
