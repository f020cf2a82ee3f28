using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Values;

/// <summary>Base of values with a type of their own and no visible parts, such as IP addresses.</summary>
/// <remarks>Subclasses must override <see cref="object.Equals(object)"/>: it is what <c>==</c> means for them.</remarks>
public abstract class CelOpaque
{
    /// <summary>The type, made with <see cref="CelType.Opaque"/>.</summary>
    public abstract CelType Type { get; }
}
