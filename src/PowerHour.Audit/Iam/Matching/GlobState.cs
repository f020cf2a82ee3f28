namespace PowerHour.Audit.Iam.Matching;

/// <summary>The set of places that several patterns' automata stand at, as one row of bits.</summary>
internal sealed class GlobState(ulong[] words) : IEquatable<GlobState>
{
    internal ulong[] Words { get; } = words;

    public bool Equals(GlobState? other) => other is not null && Words.AsSpan().SequenceEqual(other.Words);

    public override bool Equals(object? obj) => Equals(obj as GlobState);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var word in Words)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
