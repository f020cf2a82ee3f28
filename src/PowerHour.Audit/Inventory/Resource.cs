using System.Text.Json;

namespace PowerHour.Audit.Inventory;

/// <summary>One AWS object as it was read: its properties in the form that <c>aws … --output json</c> prints, and where each came from.</summary>
/// <remarks>The properties are kept as UTF-8 and parsed when first asked for, so that a hundred thousand resources stay small.</remarks>
public sealed class Resource
{
    // Boxed, so that it is set whole where two threads read the same resource.
    private object? _properties;
    private LastParsed? _shared;
    private IReadOnlyList<CallRecord>? _calls;

    /// <summary>The kind of resource.</summary>
    public required ResourceType Type { get; init; }

    /// <summary>Identity: the ARN, or for things without one a readable path in ARN form.</summary>
    public required string Arn { get; init; }

    /// <summary>The identifier that other resources use for it (a name, or an id such as <c>subnet-1</c>).</summary>
    public required string Id { get; init; }

    /// <summary>The name for people; the id where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The region, or <c>global</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The twelve-digit account that was read.</summary>
    public required string AccountId { get; init; }

    /// <summary>The properties as UTF-8 JSON: one object.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The calls that answered, in order.</summary>
    public IReadOnlyList<CallRecord> Calls { get => _calls ??= CallList.Read(CallData); init => _calls = value; }

    /// <summary>The parts that calls failed to fill in.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];

    /// <summary>Places where credentials were seen and dropped.</summary>
    public IReadOnlyList<SecretSighting> Secrets { get; init; } = [];

    /// <summary>The properties; parsed once, or once in a while where resources are passed over one after the other.</summary>
    public JsonElement Properties => _shared is { } shared ? shared.Of(this) : (JsonElement)(_properties ??= Open().RootElement);

    /// <summary>The calls as they stand in a snapshot's line, read when asked for: most are never asked for.</summary>
    internal ReadOnlyMemory<byte> CallData { get; init; }

    /// <summary>Why a top-level property is unread.</summary>
    /// <param name="property">The property's name.</param>
    /// <returns>The gap ids; empty where the property was read, or where no failed call would have filled it.</returns>
    public IEnumerable<string> GapsOf(string property) => Unread.Count == 0 ? [] : GapsOf(property, Properties);

    /// <summary>The call that a property's value came from: the one that was kept under it, else the last that answered with plain members.</summary>
    /// <param name="property">A top-level property.</param>
    /// <returns>The call, or null for a resource without calls.</returns>
    public CallRecord? CallFor(string property) =>
        Calls is [{ Into.Length: 0 } only] ? only : Calls.LastOrDefault(c => c.Into == property) ?? Calls.LastOrDefault(c => c.Into.Length == 0);

    /// <summary>Why a top-level property is unread.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="properties">The properties, parsed by the caller.</param>
    /// <returns>The gap ids.</returns>
    internal IEnumerable<string> GapsOf(string property, JsonElement properties) =>
        Unread.Where(u => u.Path.Length == 0 ? !properties.TryGetProperty(property, out _) : u.Path == property).Select(u => u.GapId);

    /// <summary>Keeps what is parsed with others of which one is looked at at a time, because it takes several times the room of what was read; or by itself again.</summary>
    /// <param name="shared">Where it is kept; null for by itself.</param>
    /// <returns>This resource.</returns>
    internal Resource ParsedIn(LastParsed? shared)
    {
        (_shared, _properties) = (shared, null);
        return this;
    }

    /// <summary>The properties, parsed for the moment; the caller disposes them, or never does where elements of them are handed out.</summary>
    /// <returns>The document.</returns>
    internal JsonDocument Open() => JsonDocument.Parse(SoundJson.Of(Data));

    /// <inheritdoc/>
    public override string ToString() => Arn;
}
