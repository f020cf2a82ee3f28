namespace PowerHour.Audit.Inventory;

/// <summary>Splits a stream into lines of bytes.</summary>
internal static class LineReader
{
    private const int MaxLine = 64 << 20;

    /// <summary>How much is read at a time. Lines share such pieces, so that a hundred thousand of them are not as many objects; and one line that is kept keeps no more than its piece.</summary>
    private const int Piece = 16 << 10;

    /// <summary>The lines, without their ends; empty ones are passed over.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>Each line; what it is a part of is not written to again.</returns>
    /// <exception cref="InvalidDataException">A line is longer than 64 MiB.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream stream)
    {
        var buffer = new byte[Piece];
        var (start, end) = (0, 0);
        while (true)
        {
            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            if (at >= 0)
            {
                if (at > start)
                {
                    yield return buffer.AsMemory(start, at - start);
                }

                start = at + 1;
                continue;
            }

            if (end == buffer.Length)
            {
                (buffer, start, end) = Further(buffer, start, end);
            }

            var read = stream.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (end > start)
        {
            yield return buffer.AsMemory(start, end - start);
        }
    }

    /// <summary>A new piece that begins with what is begun of a line.</summary>
    private static (byte[] Buffer, int Start, int End) Further(byte[] buffer, int start, int end)
    {
        var length = end - start;
        if (length > MaxLine)
        {
            throw new InvalidDataException($"a line is longer than {MaxLine} bytes");
        }

        var next = new byte[Math.Max(Piece, length > buffer.Length / 2 ? buffer.Length * 2 : 0)];
        buffer.AsSpan(start, length).CopyTo(next);
        return (next, 0, length);
    }
}
