namespace PowerHour.Audit.Findings.Paths;

/// <summary>Counts over all findings how many paths each change breaks.</summary>
public sealed class PathCounts
{
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);

    /// <summary>How many paths were counted.</summary>
    public int All { get; private set; }

    /// <summary>Counts a path.</summary>
    /// <param name="keys">The changes that break it, each once.</param>
    public void Add(IEnumerable<string> keys)
    {
        All++;
        foreach (var key in keys)
        {
            _byKey[key] = _byKey.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>How many paths a change breaks.</summary>
    /// <param name="key">The change.</param>
    /// <returns>The number.</returns>
    public int Of(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Fills the numbers into a finding; of the changes that break a path the one that breaks most is proposed.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The finding with the numbers.</returns>
    public Finding Fill(Finding finding) => finding.Paths.Count == 0 ? finding : finding with { Paths = [.. finding.Paths.Select(Fill)] };

    private AttackPath Fill(AttackPath path)
    {
        var best = path.Steps.Where(s => s.CutKey.Length > 0).OrderByDescending(s => Of(s.CutKey)).FirstOrDefault();
        return path with { Cut = best is null ? path.Cut with { All = All } : path.Cut with { Change = best.Cut, Key = best.CutKey, Closes = Of(best.CutKey), All = All } };
    }
}
