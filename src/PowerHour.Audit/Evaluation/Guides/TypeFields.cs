using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Evaluation.Guides;

/// <summary>Lists what can be read of a type, with all that lies below it.</summary>
internal static class TypeFields
{
    private const int MaxDepth = 8;

    /// <summary>The fields of an object type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="prefix">What stands before each path.</param>
    /// <returns>The fields, each before those below it; a type inside itself is not opened again.</returns>
    public static IEnumerable<GuideField> Of(CelObjectType type, string prefix = "") => Of(type, prefix, []);

    /// <summary>A field by itself.</summary>
    /// <param name="field">The field.</param>
    /// <param name="path">How it is written.</param>
    /// <returns>The field.</returns>
    public static GuideField One(CelField field, string path) => new(path, field.Type.ToString(), Words(field.Type), field.IsAlwaysThere || field.Type.Kind is CelTypeKind.List or CelTypeKind.Map);

    /// <summary>The object types that types are made of, with those inside them, by name.</summary>
    /// <param name="types">The types.</param>
    /// <param name="isLeft">Says which are not opened.</param>
    /// <returns>The object types.</returns>
    public static IReadOnlyDictionary<string, CelObjectType> Records(IEnumerable<CelType> types, Func<string, bool> isLeft)
    {
        var found = new SortedDictionary<string, CelObjectType>(StringComparer.Ordinal);
        var waiting = new Queue<CelType>(types);
        while (waiting.TryDequeue(out var type))
        {
            foreach (var inner in type.ObjectType is { } record && !isLeft(record.Name) && found.TryAdd(record.Name, record) ? record.Fields.Select(f => f.Type) : type.Parameters)
            {
                waiting.Enqueue(inner);
            }
        }

        return found;
    }

    private static IEnumerable<GuideField> Of(CelObjectType type, string prefix, IReadOnlyList<string> above) =>
        type.Fields.SelectMany(f => Below(f.Type, prefix + f.Name, [.. above, type.Name]).Prepend(One(f, prefix + f.Name)));

    private static IEnumerable<GuideField> Below(CelType type, string path, IReadOnlyList<string> above) => type.Kind switch
    {
        CelTypeKind.List => Below(type.Parameters[0], $"{path}[]", above),
        CelTypeKind.Map => Below(type.Parameters[1], $"{path}{{}}", above),
        CelTypeKind.Object when above.Count < MaxDepth && !above.Contains(type.Name, StringComparer.Ordinal) => Of(type.ObjectType!, $"{path}.", above),
        _ => [],
    };

    private static IReadOnlyList<string> Words(CelType type) => type.AllowedValues.Count > 0 ? type.AllowedValues : [.. type.Parameters.SelectMany(Words)];
}
