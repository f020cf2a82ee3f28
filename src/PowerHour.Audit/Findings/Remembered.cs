namespace PowerHour.Audit.Findings;

/// <summary>Something worked out from the rest of a record, kept so that it need not be worked out again: it says nothing of its own, so two records are equal with and without it.</summary>
/// <typeparam name="T">What is kept.</typeparam>
internal struct Remembered<T> : IEquatable<Remembered<T>>
    where T : class
{
    private T? _value;

    /// <summary>What is kept, or what is worked out now. On two threads both may work it out, and come to equal values.</summary>
    /// <param name="make">Works it out.</param>
    /// <param name="from">From this.</param>
    /// <returns>The value.</returns>
    public T Get<TFrom>(Func<TFrom, T> make, TFrom from) => _value ??= make(from);

    /// <inheritdoc/>
    public readonly bool Equals(Remembered<T> other) => true;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Remembered<T>;

    /// <inheritdoc/>
    public override readonly int GetHashCode() => 0;
}
