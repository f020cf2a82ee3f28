using PowerHour.Audit.Graph.Places;

namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>Finds references whose places share objects with a place, without comparing it with each.</summary>
/// <remarks>
/// The keys of a bucket are sorted, and each knows the longest other key that it begins with. Keys that begin with the one asked about lie
/// next to each other; keys that it begins with are found by climbing.
/// </remarks>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, Shelf> _buckets;

    /// <summary>Sorts references.</summary>
    /// <param name="references">The references.</param>
    public PlaceIndex(IEnumerable<PlaceReference> references) =>
        _buckets = references.GroupBy(r => r.Place.Bucket, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Shelf(g), StringComparer.Ordinal);

    /// <summary>The references that share objects with a place.</summary>
    /// <param name="place">The place.</param>
    /// <returns>The references: by key, then by the resource that names it.</returns>
    public IEnumerable<PlaceReference> Overlapping(S3Place place) =>
        _buckets.TryGetValue(place.Bucket, out var shelf) ? shelf.Find(place) : [];

    /// <summary>All references to a bucket.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <returns>The references.</returns>
    public IEnumerable<PlaceReference> In(string bucket) => Overlapping(new S3Place(bucket, "", S3Form.Prefix));

    private sealed class Shelf
    {
        private readonly string[] _keys;
        private readonly int[] _shorter;
        private readonly PlaceReference[][] _references;

        public Shelf(IEnumerable<PlaceReference> references)
        {
            var groups = references.GroupBy(r => r.Place.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToArray();
            _keys = [.. groups.Select(g => g.Key)];
            _references = [.. groups.Select(g => g.OrderBy(r => r.From.Arn, StringComparer.Ordinal).ThenBy(r => r.Path, StringComparer.Ordinal).ToArray())];
            _shorter = new int[_keys.Length];
            for (var i = 0; i < _keys.Length; i++)
            {
                _shorter[i] = LongestBegin(_keys[i], i - 1);
            }
        }

        public IEnumerable<PlaceReference> Find(S3Place place)
        {
            var first = Array.BinarySearch(_keys, place.Key, StringComparer.Ordinal);
            first = first < 0 ? ~first : first;
            for (var i = LongestBegin(place.Key, first - 1); i >= 0; i = _shorter[i])
            {
                foreach (var reference in _references[i].Where(r => r.Place.Overlaps(place)))
                {
                    yield return reference;
                }
            }

            for (var i = first; i < _keys.Length && _keys[i].StartsWith(place.Key, StringComparison.Ordinal); i++)
            {
                foreach (var reference in _references[i].Where(r => r.Place.Overlaps(place)))
                {
                    yield return reference;
                }
            }
        }

        private int LongestBegin(string key, int at)
        {
            while (at >= 0 && !key.StartsWith(_keys[at], StringComparison.Ordinal))
            {
                at = _shorter[at];
            }

            return at;
        }
    }
}
