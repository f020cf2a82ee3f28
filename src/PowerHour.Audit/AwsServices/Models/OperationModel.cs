namespace PowerHour.Audit.AwsServices.Models;

/// <summary>One operation that PowerHour.Audit may call. Each one only reads: see <see cref="ReadOnlyOperations"/>.</summary>
public sealed record OperationModel
{
    /// <summary>Key of the service (<c>sagemaker</c>).</summary>
    public required string ServiceKey { get; init; }

    /// <summary>Name of the operation (<c>ListModels</c>).</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path with <c>{placeholders}</c>, and a fixed query string where the service wants one.</summary>
    public required string Path { get; init; }

    /// <summary>What it takes, or null when it takes nothing.</summary>
    public Shape? Input { get; init; }

    /// <summary>What it returns, or null when it returns nothing.</summary>
    public Shape? Output { get; init; }

    /// <summary>Name of the XML element around the answer (query protocol), or null.</summary>
    public string? ResultWrapper { get; init; }

    /// <summary>How the answer is paged, or null when it comes whole.</summary>
    public Paging? Paging { get; init; }

    /// <summary>Endpoint parameters that hold for each call of this operation: <see cref="bool"/> or <see cref="string"/> by name.</summary>
    public IReadOnlyDictionary<string, object> EndpointParameters { get; init; } = new Dictionary<string, object>(StringComparer.Ordinal);

    /// <summary><c>sagemaker:ListModels</c>: how rules, descriptors and errors write it.</summary>
    public string FullName => $"{ServiceKey}:{Name}";

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
