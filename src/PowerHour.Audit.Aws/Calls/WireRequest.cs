namespace PowerHour.Audit.Aws.Calls;

/// <summary>One HTTP request before endpoint and signature are known.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path; placeholders <c>{Name}</c> and <c>{Name+}</c> are keys of <see cref="Labels"/>.</param>
internal sealed record WireRequest(string Method, string Path)
{
    /// <summary>Values of the placeholders, braces included in the key, not yet percent-encoded.</summary>
    public Dictionary<string, string> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Fixed parts of the query string (<c>?policy</c>, <c>?list-type=2</c>); null for a key without value.</summary>
    public List<KeyValuePair<string, string?>> FixedQuery { get; } = [];

    /// <summary>Query parameters in order; a key may repeat.</summary>
    public List<KeyValuePair<string, string>> Query { get; } = [];

    /// <summary>Headers besides those that signing adds.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Body, or null for none.</summary>
    public byte[]? Body { get; set; }
}
