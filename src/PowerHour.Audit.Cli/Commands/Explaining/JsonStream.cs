using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PowerHour.Audit.Cli.Commands.Explaining;

/// <summary>Prints a large JSON document piece by piece, so that it is never in memory whole.</summary>
internal sealed class JsonStream : IDisposable
{
    private const int PrintAt = 1 << 16;

    private readonly Streams _streams;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * PrintAt);
    private readonly Utf8JsonWriter _writer;

    /// <summary>A document of one object.</summary>
    /// <param name="streams">Where to.</param>
    public JsonStream(Streams streams)
    {
        _streams = streams;
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Member(string name, JsonNode value)
    {
        _writer.WritePropertyName(name);
        value.WriteTo(_writer);
    }

    /// <summary>Writes a member that is a list, item by item.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="items">Its items.</param>
    public void Items(string name, IEnumerable<JsonNode> items)
    {
        _writer.WriteStartArray(name);
        foreach (var item in items)
        {
            item.WriteTo(_writer);
            if (_writer.BytesPending + _buffer.WrittenCount > PrintAt)
            {
                Print();
            }
        }

        _writer.WriteEndArray();
    }

    /// <summary>Ends the document.</summary>
    public void Dispose()
    {
        _writer.WriteEndObject();
        Print();
        _writer.Dispose();
        _streams.Out.WriteLine();
    }

    /// <summary>The writer escapes control characters of texts but those of the second block, which could steer a terminal too.</summary>
    private void Print()
    {
        _writer.Flush();
        var text = Encoding.UTF8.GetString(_buffer.WrittenSpan);
        _streams.Out.Write(text.AsSpan().ContainsAnyInRange('\u007f', '\u009f') ? Streams.Plain(text) : text);
        _buffer.ResetWrittenCount();
    }
}
