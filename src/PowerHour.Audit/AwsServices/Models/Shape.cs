using System.Collections.Frozen;

namespace PowerHour.Audit.AwsServices.Models;

/// <summary>The type of a value that an AWS operation takes or returns.</summary>
/// <remarks>
/// Shapes of a service are shared and may refer to themselves (a WAF statement holds statements), so a walk over them
/// must remember where it has been. Instances are immutable once <see cref="ServiceModels"/> hands them out.
/// </remarks>
public sealed class Shape
{
    private FrozenDictionary<string, Member> byName = FrozenDictionary<string, Member>.Empty;

    /// <summary>Creates a shape; members, item and key are filled in by the reader.</summary>
    internal Shape(string name, ShapeKind kind) => (Name, Kind) = (name, kind);

    /// <summary>The service's own name of the shape, or the kind's name for scalars that have none.</summary>
    public string Name { get; }

    /// <summary>What a value is.</summary>
    public ShapeKind Kind { get; }

    /// <summary>Members of a structure in the order of the service's model; empty otherwise.</summary>
    public IReadOnlyList<Member> Members { get; private set; } = [];

    /// <summary>The element of a list or the value of a map; null otherwise.</summary>
    public Shape? Item { get; internal set; }

    /// <summary>The key of a map (its enumeration may be known); null otherwise.</summary>
    public Shape? Key { get; internal set; }

    /// <summary>The values that the service's model lists for a string, in its order; empty when any value may occur.</summary>
    /// <remarks>Services add values without notice: an unlisted value is worth a warning, never an error.</remarks>
    public IReadOnlyList<string> EnumValues { get; internal init; } = [];

    /// <summary>Whether the service's model marks the value as sensitive.</summary>
    public bool IsSensitive { get; internal init; }

    /// <summary>Wire format of a timestamp.</summary>
    public TimestampFormat Timestamp { get; internal init; }

    /// <summary>Name of the member that is the whole HTTP body, or null.</summary>
    public string? Payload { get; internal init; }

    /// <summary>XML element name of one list element when it is not <c>member</c>, or null.</summary>
    public string? ItemName { get; internal init; }

    /// <summary>XML element name of a map's key.</summary>
    public string KeyName { get; internal init; } = "key";

    /// <summary>XML element name of a map's value.</summary>
    public string ValueName { get; internal init; } = "value";

    /// <summary>Whether lists and maps of this shape lack their enclosing XML element.</summary>
    public bool IsFlattened { get; internal init; }

    /// <summary>The member with that (case-sensitive) name in our JSON, or null.</summary>
    public Member? Find(string memberName) => byName.GetValueOrDefault(memberName);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal void SetMembers(IReadOnlyList<Member> members)
    {
        Members = members;
        byName = members.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    }
}
