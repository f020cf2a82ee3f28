namespace PowerHour.Audit.Inventory;

/// <summary>Splits a stream into lines of bytes.</summary>
internal static class LineReader
{
    private const int MaxLine = 64 << 20;

    /// <summary>The lines, without their ends; empty ones are passed over.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>Each line in an array of its own.</returns>
    /// <exception cref="InvalidDataException">A line is longer than 64 MiB.</exception>
    public static IEnumerable<byte[]> Lines(Stream stream)
    {
        var buffer = new byte[1 << 16];
        var (start, end) = (0, 0);
        while (true)
        {
            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (at >= 0)
            {
                if (at > start)
                {
                    yield return buffer[start..at];
                }

                start = at + 1;
                continue;
            }

            (buffer, start, end) = MakeRoom(buffer, start, end);
            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (end > start)
        {
            yield return buffer[start..end];
        }
    }

    private static (byte[] Buffer, int Start, int End) MakeRoom(byte[] buffer, int start, int end)
    {
        var length = end - start;
        if (length > MaxLine)
        {
            throw new InvalidDataException($"a line is longer than {MaxLine} bytes");
        }

        var target = length > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, length).CopyTo(target);
        return (target, 0, length);
    }
}
