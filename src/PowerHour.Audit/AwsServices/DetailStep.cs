namespace PowerHour.Audit.AwsServices;

/// <summary>What more is asked about one resource.</summary>
/// <param name="Call">The call; its pages are joined.</param>
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

    /// <summary>How many pages are read at most; 0 for all. Lists that go on beyond are kept as far as they were read, and known to be partial.</summary>
    public int Pages { get; init; }

    /// <summary>Where how a call ends is all that it answers: the word that is kept for <c>ok</c> and for error codes. Empty where the answer itself is kept.</summary>
    public IReadOnlyDictionary<string, string> Says { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Error answers that mean the resource was deleted in between.</summary>
    public IReadOnlyList<ErrorMatch> Gone { get; init; } = [];
}
