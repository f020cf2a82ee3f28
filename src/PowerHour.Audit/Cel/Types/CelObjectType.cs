namespace PowerHour.Audit.Cel.Types;

/// <summary>A type of object with declared fields.</summary>
/// <remarks>Declared fields may be left out by the object at hand: see the absence rule in docs/adr/0002.</remarks>
public sealed class CelObjectType
{
    private readonly Lazy<Dictionary<string, CelField>> _fields;

    /// <summary>Declares a type.</summary>
    /// <param name="name">Its name, for messages and for <c>type()</c>.</param>
    /// <param name="fields">The fields; asked for once, when the checker first needs them, so that types may refer to each other.</param>
    public CelObjectType(string name, Func<IEnumerable<CelField>> fields)
    {
        Name = name;
        _fields = new(() => Index(fields()));
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What to do where a field is missing and no other has a similar name; empty by default.</summary>
    public string Advice { get; init; } = "";

    /// <summary>Whether it follows from how an object was made which fields it has, so that whoever reads one knows; false by default. Nobody is warned of their absence then.</summary>
    public bool PresenceFollows { get; init; }

    /// <summary>The fields in the order they were declared.</summary>
    public IReadOnlyCollection<CelField> Fields => _fields.Value.Values;

    /// <summary>Finds a field by its name, which is case-sensitive.</summary>
    public CelField? FindField(string name) => _fields.Value.GetValueOrDefault(name);

    private Dictionary<string, CelField> Index(IEnumerable<CelField> fields)
    {
        var index = new Dictionary<string, CelField>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            field.Ordinal = index.Count;
            field.Owner = this;
            index.Add(field.Name, field);
        }

        return index;
    }
}
