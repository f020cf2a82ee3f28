using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A member of a view, read by the name that templates give it.</summary>
/// <remarks>
/// Where the runtime compiles, getters are bound to delegates: reading them by reflection would make it write and compile a method for each member.
/// The native tool has no compiler, and its reflection reads getters straight away.
/// </remarks>
internal abstract class TemplateMember
{
    private static readonly ConcurrentDictionary<(Type Owner, string Name), TemplateMember?> Known = new();

    /// <summary>The member of a type.</summary>
    /// <param name="owner">The type.</param>
    /// <param name="name">The name as templates write it, with a small first letter.</param>
    /// <returns>The member; null where there is none.</returns>
    public static TemplateMember? Find(Type owner, string name) => Known.GetOrAdd((owner, name), static key => Bind(key.Owner, key.Name));

    /// <summary>The value of the member.</summary>
    /// <param name="owner">The object.</param>
    /// <returns>The value.</returns>
    public abstract object? Read(object owner);

    private static TemplateMember? Bind(Type owner, string name)
    {
        var property = name.Length == 0 || !char.IsAsciiLetterLower(name[0]) ? null : owner.GetProperty($"{char.ToUpperInvariant(name[0])}{name[1..]}", BindingFlags.Public | BindingFlags.Instance);
        return property?.GetMethod is not { } getter || property.GetIndexParameters().Length > 0 ? null
            : owner.IsValueType || !RuntimeFeature.IsDynamicCodeSupported ? new ReflectedMember(property)
            : (TemplateMember)Activator.CreateInstance(typeof(BoundMember<,>).MakeGenericType(owner, property.PropertyType), getter)!;
    }
}
