namespace PowerHour.Audit.Reporting.Html;

/// <summary>Bytes as base64.</summary>
/// <param name="output">The page; stays open.</param>
internal sealed class Base64Stream(TextWriter output) : TextStream
{
    // A multiple of three, so that padding stands at the end only.
    private readonly byte[] _bytes = new byte[3 << 10];
    private readonly char[] _characters = new char[4 << 10];
    private int _count;

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, _bytes.Length - _count);
            buffer[..taken].CopyTo(_bytes.AsSpan(_count));
            _count += taken;
            buffer = buffer[taken..];
            if (_count == _bytes.Length)
            {
                WriteBlock();
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        WriteBlock();
        base.Dispose(disposing);
    }

    private void WriteBlock()
    {
        _ = Convert.TryToBase64Chars(_bytes.AsSpan(0, _count), _characters, out var written);
        output.Write(_characters.AsSpan(0, written));
        _count = 0;
    }
}
