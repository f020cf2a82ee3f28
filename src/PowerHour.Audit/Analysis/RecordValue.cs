using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Analysis;

/// <summary>An object of a declared type whose fields are at hand.</summary>
/// <param name="type">The type.</param>
/// <param name="fields">The values by field name.</param>
internal sealed class RecordValue(CelObjectType type, IReadOnlyDictionary<string, CelValue> fields) : CelObject
{
    /// <inheritdoc/>
    public override CelObjectType ObjectType => type;

    /// <inheritdoc/>
    public override bool TryGetField(CelField field, out CelValue value) => fields.TryGetValue(field.Name, out value) && !value.IsNull;
}
