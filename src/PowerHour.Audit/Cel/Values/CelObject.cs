using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Values;

/// <summary>Base of host objects whose fields are declared by a <see cref="CelObjectType"/>.</summary>
public abstract class CelObject
{
    /// <summary>The declared type: the instance given to the checker, or one of the same name.</summary>
    public abstract CelObjectType ObjectType { get; }

    /// <summary>Reads a field.</summary>
    /// <param name="field">A field of <see cref="ObjectType"/>; its <see cref="CelField.Ordinal"/> can index an array.</param>
    /// <param name="value">The value, which may be <see cref="CelKind.Unknown"/>.</param>
    /// <returns>False when the field is absent; <see cref="CelKind.Null"/> counts as absent too.</returns>
    public abstract bool TryGetField(CelField field, out CelValue value);
}
