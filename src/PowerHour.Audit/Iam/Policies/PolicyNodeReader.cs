using System.Text;
using System.Text.Json;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Reads JSON into nodes that know their line and column.</summary>
internal ref struct PolicyNodeReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private Utf8JsonReader _reader;
    private int _counted;
    private int _line;
    private int _lineStart;

    private PolicyNodeReader(ReadOnlySpan<byte> utf8, int maximumDepth)
    {
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maximumDepth });
        _line = 1;
    }

    internal static PolicyNode Read(ReadOnlySpan<byte> utf8, int maximumDepth)
    {
        try
        {
            var reader = new PolicyNodeReader(WithoutMark(utf8), maximumDepth);
            reader._reader.Read();
            var node = reader.ReadValue();
            reader._reader.Read();
            return node;
        }
        catch (JsonException error)
        {
            var position = new TextPosition((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1);
            throw new PolicySyntaxException($"The document is not JSON that a policy can be: {FirstSentence(error.Message)}", position);
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) =>
        utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private PolicyNode ReadValue()
    {
        var position = Here();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(position);
            case JsonTokenType.StartArray:
                return ReadArray(position);
            case JsonTokenType.String:
                return new PolicyNode(PolicyNodeKind.Text, position, TextAt(position)) { IsString = true };
            case JsonTokenType.Null:
                return new PolicyNode(PolicyNodeKind.Null, position);
            default:
                return new PolicyNode(PolicyNodeKind.Text, position, Encoding.UTF8.GetString(_reader.ValueSpan));
        }
    }

    private PolicyNode ReadObject(TextPosition position)
    {
        var node = new PolicyNode(PolicyNodeKind.Object, position);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var namePosition = Here();
            var name = TextAt(namePosition);
            _reader.Read();
            node.Members.Add(new PolicyMember(name, namePosition, ReadValue()));
        }

        return node;
    }

    private PolicyNode ReadArray(TextPosition position)
    {
        var node = new PolicyNode(PolicyNodeKind.Array, position);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            node.Items.Add(ReadValue());
        }

        return node;
    }

    private readonly string TextAt(TextPosition position)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new PolicySyntaxException("The text holds half of a surrogate pair or bytes that are not UTF-8.", position);
        }
    }

    private TextPosition Here()
    {
        var offset = (int)_reader.TokenStartIndex;
        var between = _utf8[_counted..offset];
        for (var feed = between.IndexOf((byte)'\n'); feed >= 0; feed = between.IndexOf((byte)'\n'))
        {
            _line++;
            _counted += feed + 1;
            _lineStart = _counted;
            between = between[(feed + 1)..];
        }

        _counted = offset;
        return new TextPosition(_line, offset - _lineStart + 1);
    }
}
