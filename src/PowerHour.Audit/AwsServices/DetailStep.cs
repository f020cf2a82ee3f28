namespace PowerHour.Audit.AwsServices;

/// <summary>What more is asked about one resource.</summary>
/// <param name="Call">The call; pages are joined.</param>
public sealed record DetailStep(CallStep Call)
{
    /// <summary>The property that takes the answer; empty where its members become the resource's own.</summary>
    public string Into { get; init; } = "";

    /// <summary>The member of the answer that is kept, or null for all of it.</summary>
    public JsonPath? Take { get; init; }

    /// <summary>True where the taken text is JSON and is kept parsed.</summary>
    public bool ParseJson { get; init; }

    /// <summary>Asked only where each path has one of the values; a null value stands for absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> When { get; init; } = new Dictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);

    /// <summary>Error answers that mean the resource was deleted in between.</summary>
    public IReadOnlyList<ErrorMatch> Gone { get; init; } = [];
}
