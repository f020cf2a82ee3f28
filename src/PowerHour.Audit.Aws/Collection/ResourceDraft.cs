using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PowerHour.Audit.Aws.Calls;
using PowerHour.Audit.Aws.Redaction;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Aws.Collection;

/// <summary>A resource while its parts come in.</summary>
internal sealed class ResourceDraft
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    private readonly ResourceDescriptor _descriptor;
    private readonly Identity _identity;
    private readonly Func<string, RequestTemplate> _template;
    private readonly JsonObject _properties;
    private readonly List<CallRecord> _calls = [];
    private readonly List<UnreadPart> _unread = [];
    private readonly Lock _lock = new();
    private JsonElement? _view;

    /// <summary>Begins a resource.</summary>
    /// <param name="item">As the list named it.</param>
    /// <param name="descriptor">Its type.</param>
    /// <param name="identity">Whose account.</param>
    /// <param name="template">Fills requests for a region.</param>
    public ResourceDraft(ListedItem item, ResourceDescriptor descriptor, Identity identity, Func<string, RequestTemplate> template)
    {
        (Item, _descriptor, _identity, _template) = (item, descriptor, identity, template);
        _properties = JsonObject.Create(item.Value) ?? [];
        if (item.Call is { } call)
        {
            _calls.Add(call);
        }
    }

    /// <summary>The item.</summary>
    public ListedItem Item { get; }

    /// <summary>The region to ask: the resource's own, else the one that listed it.</summary>
    public string CallRegion => _descriptor.Region is { } path ? Located(path) : Item.Region;

    /// <summary>The region that reports name.</summary>
    public string RegionName => _descriptor.Region is not null ? CallRegion : CollectionSession.RegionName(_descriptor, Item.Region);

    /// <summary>The ARN, or null where its parts are not there.</summary>
    public string? Arn => _descriptor.Arn.Contains("${", StringComparison.Ordinal)
        ? _template(CallRegion).Fill(_descriptor.Arn, Properties(), Item.Parent)
        : JsonPath.Parse(_descriptor.Arn).FirstText(Properties());

    /// <summary>The properties so far.</summary>
    /// <returns>A view that later parts do not change.</returns>
    public JsonElement Properties()
    {
        lock (_lock)
        {
            return _view ??= JsonSerializer.SerializeToElement(_properties, Compact);
        }
    }

    /// <summary>Takes an answer.</summary>
    /// <param name="detail">What was asked.</param>
    /// <param name="body">The answer.</param>
    /// <param name="answer">Where it came from.</param>
    public void Take(DetailStep detail, JsonObject body, AwsAnswer answer)
    {
        lock (_lock)
        {
            var taken = detail.Take is { } path ? Parse(detail, path, body) : body;
            if (detail.Into.Length > 0)
            {
                _properties[detail.Into] = taken?.DeepClone();
            }
            else if (taken is JsonObject members)
            {
                foreach (var (name, value) in members)
                {
                    _properties[name] = value?.DeepClone();
                }
            }

            _calls.Add(new CallRecord(detail.Call.Name, detail.Into, ResourceTimes.Whole(answer.AnsweredAt), answer.RequestId));
            _view = null;
        }
    }

    /// <summary>Takes the word for how a call ended.</summary>
    /// <param name="detail">What was asked.</param>
    /// <param name="word">The word.</param>
    /// <param name="at">When the answer came.</param>
    /// <param name="requestId">The request's id.</param>
    public void TakeWord(DetailStep detail, string word, DateTimeOffset at, string requestId)
    {
        lock (_lock)
        {
            _properties[detail.Into] = word;
            _view = null;
        }

        TakeAbsent(detail, at, requestId);
    }

    /// <summary>Takes an answer that means "there is none".</summary>
    /// <param name="detail">What was asked.</param>
    /// <param name="at">When the answer came.</param>
    /// <param name="requestId">The request's id.</param>
    public void TakeAbsent(DetailStep detail, DateTimeOffset at, string requestId)
    {
        lock (_lock)
        {
            _calls.Add(new CallRecord(detail.Call.Name, detail.Into, ResourceTimes.Whole(at), requestId));
        }
    }

    /// <summary>Notes a part that could not be read.</summary>
    /// <param name="property">The top-level property; empty for all that is not there.</param>
    /// <param name="gapId">Why.</param>
    public void Unread(string property, string gapId)
    {
        lock (_lock)
        {
            _unread.Add(new UnreadPart(property, gapId));
        }
    }

    /// <summary>Notes that a part is unread for the same reason as others that it rests on.</summary>
    /// <param name="property">The part.</param>
    /// <param name="paths">The paths that it rests on; empty text for any.</param>
    public void UnreadLike(string property, IEnumerable<string> paths)
    {
        lock (_lock)
        {
            var roots = paths.Select(p => p.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
            var cause = _unread.Find(u => u.Path.Length == 0 || roots.Contains(u.Path) || roots.Contains(""));
            if (cause.GapId is not null)
            {
                _unread.Add(new UnreadPart(property, cause.GapId));
            }
        }
    }

    /// <summary>Makes the resource: safe to keep, with its identity.</summary>
    /// <param name="descriptor">Its type.</param>
    /// <returns>The resource.</returns>
    public Resource Finish(ResourceDescriptor descriptor)
    {
        var arn = Arn!;
        var view = Properties();
        var id = descriptor.Id.FirstText(view) ?? arn;
        var secrets = Redactor.Apply(_properties, descriptor.Redactions);
        return new Resource
        {
            Type = descriptor.Type,
            Arn = arn,
            Id = id,
            Name = descriptor.Name?.FirstText(view) ?? id,
            Region = RegionName,
            AccountId = _identity.AccountId,
            Data = JsonSerializer.SerializeToUtf8Bytes(_properties, Compact),
            Calls = _calls,
            Unread = [.. _unread.Distinct()],
            Secrets = secrets,
        };
    }

    private static JsonNode? Parse(DetailStep detail, JsonPath path, JsonObject body)
    {
        if (path.First(JsonSerializer.SerializeToElement(body, Compact)) is not { } found)
        {
            return null;
        }

        if (!detail.ParseJson || found.ValueKind != JsonValueKind.String)
        {
            return JsonNode.Parse(found.GetRawText());
        }

        if (string.IsNullOrWhiteSpace(found.GetString()))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(found.GetString()!);
        }
        catch (JsonException)
        {
            return JsonValue.Create(found.GetString());
        }
    }

    private string Located(JsonPath path) => path.FirstText(Properties()) is { Length: > 0 } region ? region : Item.Region;
}
