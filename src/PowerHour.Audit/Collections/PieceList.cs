using System.Collections;

namespace PowerHour.Audit.Collections;

/// <summary>A list that grows to millions: it lies in pieces, because one array that grows copies itself again and again, and is so large that the collector looks at it apart.</summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class PieceList<T> : IReadOnlyCollection<T>
{
    /// <summary>Small enough that a piece of references or small structures counts as an ordinary object (85,000 bytes).</summary>
    private const int Piece = 2048;

    private readonly List<T[]> _full = [];
    private T[] _last = [];
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count => (_full.Count * Piece) + _used;

    /// <summary>Adds one at the end.</summary>
    /// <param name="item">What to add.</param>
    public void Add(T item)
    {
        if (_used == Piece)
        {
            _full.Add(_last);
            (_last, _used) = ([], 0);
        }

        if (_used == _last.Length)
        {
            Array.Resize(ref _last, _used == 0 ? 4 : _used < Piece / 8 ? _used * 2 : Piece);
        }

        _last[_used++] = item;
    }

    /// <summary>Gives all, in order, and keeps none.</summary>
    /// <returns>The items; each piece is let go when the next is begun.</returns>
    public IEnumerable<T> TakeAll() => Walk(isTaken: true);

    /// <summary>Copies all.</summary>
    /// <param name="target">Where to; at least <see cref="Count"/> long.</param>
    public void CopyTo(Span<T> target)
    {
        for (var i = 0; i < _full.Count; i++)
        {
            _full[i].CopyTo(target[(i * Piece)..]);
        }

        _last.AsSpan(0, _used).CopyTo(target[(_full.Count * Piece)..]);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Walk(isTaken: false).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<T> Walk(bool isTaken)
    {
        for (var i = 0; i < _full.Count; i++)
        {
            foreach (var item in _full[i])
            {
                yield return item;
            }

            _full[i] = isTaken ? [] : _full[i];
        }

        for (var i = 0; i < _used; i++)
        {
            yield return _last[i];
        }

        if (isTaken)
        {
            _full.Clear();
            (_last, _used) = ([], 0);
        }
    }
}
