using System.Text.RegularExpressions;

namespace PowerHour.Audit.Cel.Evaluation;

/// <summary>The regular expressions one activation made from values known only at run time.</summary>
internal sealed class PatternCache
{
    private const int Capacity = 64;
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    public bool TryGet(string pattern, out Regex? regex) => _patterns.TryGetValue(pattern, out regex);

    public void Add(string pattern, Regex regex)
    {
        if (_patterns.Count >= Capacity)
        {
            _patterns.Clear();
        }

        _patterns[pattern] = regex;
    }
}
