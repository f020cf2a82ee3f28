using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>The calls of a resource as they stand in its line: looked over when the line is read, made into records when somebody asks.</summary>
internal static class CallList
{
    private const int LongestOnStack = 256;

    /// <summary>Passes over a list and makes sure that it can be read later.</summary>
    /// <param name="reader">Stands on the list's bracket; afterwards on the closing one.</param>
    /// <exception cref="JsonException">It is no list of calls.</exception>
    /// <exception cref="FormatException">A time is none.</exception>
    /// <exception cref="InvalidOperationException">A text is none, or no UTF-8.</exception>
    public static void Check(ref Utf8JsonReader reader)
    {
        Require(reader.TokenType == JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Next(ref reader, isKept: false);
        }
    }

    /// <summary>Reads a list.</summary>
    /// <param name="json">The list as it stands in the line; empty for none.</param>
    /// <returns>The calls, in order.</returns>
    public static IReadOnlyList<CallRecord> Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        var calls = new List<CallRecord>(1);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            calls.Add(Next(ref reader, isKept: true)!);
        }

        return calls;
    }

    private static CallRecord? Next(ref Utf8JsonReader reader, bool isKept)
    {
        Require(reader.TokenType == JsonTokenType.StartObject);
        var (call, into, at, request) = ("", "", (DateTimeOffset?)null, "");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (Member(ref reader))
            {
                case 'c': call = Text(ref reader, isKept); break;
                case 'i': into = Text(ref reader, isKept); break;
                case 'a': at = Time(ref reader); break;
                case 'r': request = Text(ref reader, isKept); break;
                default: reader.Skip(); break;
            }
        }

        var time = at ?? throw new JsonException("a resource has no `at`");
        return isKept ? new CallRecord(call, into, time, request) : null;
    }

    /// <summary>The first letter of a member's name, and the reader on its value.</summary>
    private static char Member(ref Utf8JsonReader reader)
    {
        var member = reader.ValueTextEquals("call"u8) ? 'c' : reader.ValueTextEquals("into"u8) ? 'i' : reader.ValueTextEquals("at"u8) ? 'a' : reader.ValueTextEquals("request"u8) ? 'r' : ' ';
        reader.Read();
        return member;
    }

    /// <summary>A text; where it is not kept it is only made sure that it is one.</summary>
    private static string Text(ref Utf8JsonReader reader, bool isKept)
    {
        if (isKept || reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > LongestOnStack)
        {
            return reader.GetString() ?? "";
        }

        reader.CopyString(stackalloc char[LongestOnStack]);
        return "";
    }

    /// <summary>A time to the second in UTC, as <c>2026-03-02T09:00:00Z</c>.</summary>
    private static DateTimeOffset Time(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan is { Length: 20 } text && text[^1] == (byte)'Z' && reader.TryGetDateTimeOffset(out var time) ? time : throw new FormatException($"`{reader.GetString()}` is not a time in UTC");

    private static void Require(bool isRight)
    {
        if (!isRight)
        {
            throw new JsonException("a resource has a list of calls that is none");
        }
    }
}
