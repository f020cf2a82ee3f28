namespace PowerHour.Audit.Iam.Matching;

/// <summary>The Action or NotAction element of a statement, arranged by service.</summary>
internal sealed class ActionSet(bool isNegated)
{
    private readonly Dictionary<string, ActionNames> _services = new(StringComparer.Ordinal);
    private readonly ActionNames _everyService = new();
    private bool _namesEveryService;

    /// <summary>True for NotAction.</summary>
    internal bool IsNegated { get; } = isNegated;

    /// <summary>True when every action of every service matches.</summary>
    internal bool IsEverything => !IsNegated && _everyService.IsAll;

    /// <summary>The services named, in lower case.</summary>
    internal IReadOnlyCollection<string> Services => _services.Keys;

    internal void AddEverything()
    {
        _namesEveryService = true;
        _everyService.Add(GlobCompiler.Compile("*", GlobStyle.Plain));
    }

    internal void AddForEveryService(Glob name)
    {
        _namesEveryService = true;
        _everyService.Add(name);
    }

    internal void Add(string service, Glob name)
    {
        if (!_services.TryGetValue(service, out var names))
        {
            _services[service] = names = new ActionNames();
        }

        names.Add(name);
    }

    /// <summary>False only when no action of the service can match.</summary>
    internal bool ConcernsService(string service)
    {
        if (!IsNegated)
        {
            return _namesEveryService || _services.ContainsKey(service);
        }

        return !_everyService.IsAll && !(_services.TryGetValue(service, out var names) && names.IsAll);
    }

    internal bool Contains(in ActionName action)
    {
        var listed = (_services.TryGetValue(action.Service, out var names) && names.Contains(action.Name))
            || (_namesEveryService && _everyService.Contains(action.Name));
        return listed != IsNegated;
    }
}
