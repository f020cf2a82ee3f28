using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Tests.Cel;

/// <summary>An object with the fields it was given; every other declared field is absent.</summary>
internal sealed class TestObject(CelObjectType type, params (string Name, CelValue Value)[] fields) : CelObject
{
    private readonly Dictionary<string, CelValue> _fields = fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    public override CelObjectType ObjectType => type;

    public override bool TryGetField(CelField field, out CelValue value) => _fields.TryGetValue(field.Name, out value);

    public static CelValue Of(CelObjectType type, params (string Name, CelValue Value)[] fields) => CelValue.Object(new TestObject(type, fields));
}
