using System.Text;

namespace PowerHour.Audit.Reporting.Html;

/// <summary>Bytes that are ASCII characters.</summary>
/// <param name="output">The page; stays open.</param>
internal sealed class AsciiStream(TextWriter output) : TextStream
{
    private readonly char[] _characters = new char[1 << 12];

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        for (; buffer.Length > 0; buffer = buffer[Math.Min(buffer.Length, _characters.Length)..])
        {
            var count = Encoding.ASCII.GetChars(buffer[..Math.Min(buffer.Length, _characters.Length)], _characters);
            output.Write(_characters.AsSpan(0, count));
        }
    }
}
