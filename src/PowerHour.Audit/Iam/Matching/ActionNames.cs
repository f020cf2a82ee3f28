namespace PowerHour.Audit.Iam.Matching;

/// <summary>The names that a statement lists for one service.</summary>
internal sealed class ActionNames
{
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly List<Glob> _patterns = [];
    private bool _all;

    /// <summary>True when every action of the service is listed.</summary>
    internal bool IsAll => _all;

    internal void Add(Glob name)
    {
        if (name.IsAny)
        {
            _all = true;
        }
        else if (name.IsLiteral)
        {
            _exact.Add(name.LiteralPrefix);
        }
        else
        {
            _patterns.Add(name);
        }
    }

    internal bool Contains(string lowerCaseName)
    {
        if (_all || (_exact.Count > 0 && _exact.Contains(lowerCaseName)))
        {
            return true;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.IsMatch(lowerCaseName))
            {
                return true;
            }
        }

        return false;
    }
}
