using System.Text.Json;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Accounts.Form;

/// <summary>
/// Holds a file that a person gives against the form of the authorization details, before it is read: what is of another form would be passed over, and an account without a list of policies,
/// or with a boundary that is none, would be answered about as if nothing were wrong.
/// </summary>
/// <param name="utf8">The file.</param>
internal sealed class DetailsForm(ReadOnlyMemory<byte> utf8)
{
    /// <summary>How deep the file may be nested: policies that are deeper than IAM takes are then refused one by one.</summary>
    internal const int MaxDepth = 512;

    private const int ShownLength = 80;

    private readonly List<(string Name, int Index)> _path = [];
    private readonly HashSet<string> _arns = new(StringComparer.Ordinal);
    private string? _account;

    /// <summary>Checks the file.</summary>
    /// <exception cref="AuthorizationDetailsException">It is of another form; the message names the place and says what to do.</exception>
    internal void Check()
    {
        var reader = new Utf8JsonReader(utf8.Span, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            throw Wrong(0, "the file is empty");
        }

        if (utf8.Span is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            throw Wrong(0, "the file is UTF-16, as some shells write it: save it as UTF-8");
        }

        Next(ref reader);
        Value(ref reader, FormNode.Root);
        try
        {
            reader.Read();
        }
        catch (JsonException error)
        {
            throw NotJson(error);
        }
    }

    private void Value(ref Utf8JsonReader reader, FormNode form)
    {
        switch (form.Kind)
        {
            case FormKind.Object:
                Object(ref reader, form);
                break;
            case FormKind.List:
                List(ref reader, form.Element!);
                break;
            case FormKind.Flag when reader.TokenType is not (JsonTokenType.True or JsonTokenType.False):
                throw Wrong(reader.TokenStartIndex, $"{Place} is neither true nor false");
            case FormKind.Document:
                Document(ref reader);
                break;
            case FormKind.Text or FormKind.UserArn or FormKind.RoleArn or FormKind.GroupArn:
                Text(ref reader, form.Kind);
                break;
        }
    }

    private void Object(ref Utf8JsonReader reader, FormNode form)
    {
        var start = reader.TokenStartIndex;
        Expect(ref reader, JsonTokenType.StartObject, "an object");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (Next(ref reader); reader.TokenType != JsonTokenType.EndObject; Next(ref reader))
        {
            var (at, name) = (reader.TokenStartIndex, String(ref reader));
            if (!seen.Add(name))
            {
                throw Wrong(at, $"`{Short(name)}` is given twice in {Place}");
            }

            Next(ref reader);
            _path.Add((name, -1));
            Member(ref reader, form.Member(name));
            _path.RemoveAt(_path.Count - 1);
        }

        if (form.Required.FirstOrDefault(r => !seen.Contains(r)) is { } missing)
        {
            throw Wrong(start, $"{Place} has no {missing}");
        }
    }

    /// <summary>Null stands for a member that is not there; a document must be one.</summary>
    private void Member(ref Utf8JsonReader reader, FormNode? form)
    {
        if (form is null || (reader.TokenType == JsonTokenType.Null && form.Kind is FormKind.List or FormKind.Object))
        {
            Skip(ref reader);
        }
        else
        {
            Value(ref reader, form);
        }
    }

    private void List(ref Utf8JsonReader reader, FormNode element)
    {
        Expect(ref reader, JsonTokenType.StartArray, "a list");
        var index = 0;
        for (Next(ref reader); reader.TokenType != JsonTokenType.EndArray; Next(ref reader))
        {
            _path.Add((string.Empty, index++));
            Value(ref reader, element);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void Document(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            String(ref reader);
        }

        Skip(ref reader);
    }

    private void Text(ref Utf8JsonReader reader, FormKind kind)
    {
        Expect(ref reader, JsonTokenType.String, "a text");
        var (at, text) = (reader.TokenStartIndex, String(ref reader));
        if (kind == FormKind.Text)
        {
            return;
        }

        var what = kind switch { FormKind.UserArn => "user", FormKind.RoleArn => "role", _ => "group" };
        if (text.Split(':', 6) is not ["arn", { Length: > 0 } partition, "iam", "", { Length: 12 } account, var name]
            || !account.All(char.IsAsciiDigit) || !name.StartsWith(what + "/", StringComparison.Ordinal))
        {
            throw Wrong(at, $"{Place}: `{Short(text)}` is not the ARN of a {what}");
        }

        var owner = $"arn:{partition}:iam::{account}";
        if (!_arns.Add(text) || (_account ??= owner) != owner)
        {
            throw Wrong(at, _account == owner ? $"{Place}: the {what} `{Short(text)}` is listed twice" : $"{Place}: `{Short(text)}` is of another account than {_account}, which stands first");
        }
    }

    private void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type)
        {
            throw Wrong(reader.TokenStartIndex, $"{Place} is not {what}");
        }
    }

    private void Next(ref Utf8JsonReader reader)
    {
        try
        {
            if (!reader.Read())
            {
                throw CutOff();
            }
        }
        catch (JsonException error)
        {
            throw NotJson(error);
        }
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        try
        {
            if (!reader.TrySkip())
            {
                throw CutOff();
            }
        }
        catch (JsonException error)
        {
            throw NotJson(error);
        }
    }

    private string String(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(reader.TokenStartIndex, "the text holds half of a surrogate pair or bytes that are not UTF-8");
        }
    }

    private string Place => _path.Count == 0 ? "the file"
        : string.Concat(_path.Select(static (p, i) => p.Index >= 0 ? $"[{p.Index}]" : i == 0 ? Short(p.Name) : $".{Short(p.Name)}"));

    private static string Short(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "…";

    private AuthorizationDetailsException CutOff() => Wrong(utf8.Length, "the file ends before its JSON does, as if it was cut off");

    private static AuthorizationDetailsException NotJson(JsonException error)
    {
        var message = error.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return new AuthorizationDetailsException($"this is not JSON: {(end < 0 ? message : message[..end])} {AuthorizationDetailsException.Expected}", error)
        {
            Position = new TextPosition((int)(error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0) + 1),
        };
    }

    private AuthorizationDetailsException Wrong(long offset, string what)
    {
        var before = utf8.Span[..(int)Math.Min(offset, utf8.Length)];
        return new AuthorizationDetailsException($"{what}. {AuthorizationDetailsException.Expected}")
        {
            Position = new TextPosition(before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n')),
        };
    }
}
