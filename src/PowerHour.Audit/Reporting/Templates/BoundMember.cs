using System.Reflection;

namespace PowerHour.Audit.Reporting.Templates;

/// <summary>A member whose getter is bound to a delegate.</summary>
/// <typeparam name="TOwner">The type that has it.</typeparam>
/// <typeparam name="TValue">The type of its value.</typeparam>
internal sealed class BoundMember<TOwner, TValue>(MethodInfo getter) : TemplateMember
    where TOwner : class
{
    private readonly Func<TOwner, TValue> _get = getter.CreateDelegate<Func<TOwner, TValue>>();

    /// <inheritdoc/>
    public override object? Read(object owner) => _get((TOwner)owner);
}
