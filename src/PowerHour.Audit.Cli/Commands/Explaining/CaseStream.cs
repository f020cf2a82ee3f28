using System.Buffers;
using System.Text;
using System.Text.Json;
using PowerHour.Audit.Iam.Cases;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary><c>explain access --cases</c>: decides cases line by line, so that engines can be compared. One line is printed for each line read.</summary>
/// <param name="streams">Where to print.</param>
internal sealed class CaseStream(Streams streams)
{
    private const int FlushAt = 1 << 16;
    private const int ShownMistakes = 20;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private int _decided;
    private int _otherwise;
    private int _mistakes;

    /// <summary>Decides every case of a file.</summary>
    /// <param name="file">The file; <c>-</c> for standard input.</param>
    /// <returns>0: all decided, as expected where they expect something; 1: one was expected otherwise; 2: a line is no case.</returns>
    /// <exception cref="UsageException">The file can not be read.</exception>
    public int Run(string file)
    {
        try
        {
            using var lines = file == "-" ? Console.In : new StreamReader(file, Encoding.UTF8);
            using var writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default });
            foreach (var line in CaseRunner.RunEach(lines))
            {
                Print(writer, line);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--cases: {e.Message}");
        }

        Flush();
        streams.Out.Flush();
        streams.Error.WriteLine($"{_decided} decided, {_otherwise} expected otherwise, {_mistakes} lines that are no case");
        return _mistakes > 0 ? ExitCode.Usage : _otherwise > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private void Print(Utf8JsonWriter writer, CaseLine line)
    {
        if (line.Result is { } result)
        {
            _decided++;
            _otherwise += result.IsAsExpected ? 0 : 1;
            result.WriteTo(writer);
        }
        else
        {
            Mistake(writer, line);
        }

        writer.Flush();
        writer.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount > FlushAt)
        {
            Flush();
        }
    }

    private void Mistake(Utf8JsonWriter writer, CaseLine line)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", line.Number);
        writer.WriteString("error", line.Error);
        writer.WriteEndObject();
        if (_mistakes++ < ShownMistakes)
        {
            streams.Error.WriteLine(Streams.Plain(line.Error!.ReplaceLineEndings(" ")));
        }
    }

    private void Flush()
    {
        streams.Out.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}
