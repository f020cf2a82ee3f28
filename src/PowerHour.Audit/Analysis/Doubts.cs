using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>The gaps behind answers that rest on the type and region asked about and not on the single resource: worked out once for each.</summary>
internal sealed class Doubts
{
    private readonly Dictionary<(string Question, ResourceType Type, string Region), (IReadOnlyList<string> GapIds, CelUnknown? Unknown)> _known = [];

    /// <summary>The gaps behind an answer.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="type">The type asked about; default where it does not matter.</param>
    /// <param name="region">The region asked about; empty where it does not matter.</param>
    /// <param name="gaps">Works the gaps out.</param>
    /// <returns>The gap ids, each once, sorted.</returns>
    public IReadOnlyList<string> GapIds(string question, ResourceType type, string region, Func<IEnumerable<string>> gaps) =>
        Of(question, type, region, gaps, static work => work()).GapIds;

    /// <summary>The same as a value of an expression. Nothing is made to ask, so that it may be asked of every resource.</summary>
    /// <typeparam name="T">What the gaps are worked out from.</typeparam>
    /// <param name="question">What is asked.</param>
    /// <param name="type">The type asked about; default where it does not matter.</param>
    /// <param name="region">The region asked about; empty where it does not matter.</param>
    /// <param name="from">What the gaps are worked out from.</param>
    /// <param name="gaps">Works the gaps out.</param>
    /// <returns>The unknown; null where there are no gaps.</returns>
    public CelUnknown? Unknown<T>(string question, ResourceType type, string region, T from, Func<T, IEnumerable<string>> gaps) =>
        Of(question, type, region, from, gaps).Unknown;

    private (IReadOnlyList<string> GapIds, CelUnknown? Unknown) Of<T>(string question, ResourceType type, string region, T from, Func<T, IEnumerable<string>> gaps)
    {
        if (!_known.TryGetValue((question, type, region), out var known))
        {
            string[] ids = [.. gaps(from).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            _known[(question, type, region)] = known = (ids, Unread.Because(ids));
        }

        return known;
    }
}
