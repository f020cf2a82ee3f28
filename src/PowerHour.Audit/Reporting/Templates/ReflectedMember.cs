using System.Reflection;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A member that is read by reflection.</summary>
internal sealed class ReflectedMember(PropertyInfo property) : TemplateMember
{
    /// <inheritdoc/>
    public override object? Read(object owner) => property.GetValue(owner);
}
