using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Analysis;

/// <summary>An object of a declared type whose fields are at hand.</summary>
internal sealed class RecordValue : CelObject
{
    private readonly CelObjectType _type;
    private readonly CelValue[] _fields;

    private RecordValue(CelObjectType type, CelValue[] fields) => (_type, _fields) = (type, fields);

    /// <inheritdoc/>
    public override CelObjectType ObjectType => _type;

    /// <summary>Makes one.</summary>
    /// <param name="type">The type.</param>
    /// <param name="fields">Its fields by name; one that is left out is absent.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">The type declares no such field.</exception>
    public static CelValue Of(CelObjectType type, params ReadOnlySpan<(string Name, CelValue Value)> fields)
    {
        var values = new CelValue[type.Fields.Count];
        foreach (var (name, value) in fields)
        {
            var field = type.FindField(name) ?? throw new ArgumentException($"{type.Name} declares no field `{name}`", nameof(fields));
            values[field.Ordinal] = value;
        }

        return CelValue.Object(new RecordValue(type, values));
    }

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value)
    {
        value = _fields[field.Ordinal];
        return !value.IsNull;
    }
}
