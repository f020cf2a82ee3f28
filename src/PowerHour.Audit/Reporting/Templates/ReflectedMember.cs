using System.Reflection;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A member of a value type, to which no delegate can be bound.</summary>
internal sealed class ReflectedMember(PropertyInfo property) : TemplateMember
{
    /// <inheritdoc/>
    public override object? Read(object owner) => property.GetValue(owner);
}
