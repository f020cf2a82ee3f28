using System.Text.Json;
using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.RuleTesting.Drafting;

/// <summary>The property that a draft judges until its author puts the real one: how it must be, and how it is when it is wrong.</summary>
/// <param name="Name">The property.</param>
/// <param name="Require">The expression.</param>
/// <param name="Good">A value that holds, as JSON.</param>
/// <param name="Bad">A value that does not, as JSON; null for none at all.</param>
/// <param name="Call">The call that reads it.</param>
internal sealed record DraftProperty(string Name, string Require, string Good, string? Bad, string Call)
{
    /// <summary>Words that speak of protection, the likelier subject of a rule first.</summary>
    private static readonly string[] Telling = ["Kms", "Encrypt", "Vpc", "Subnet", "Isolation", "Public", "Internet", "Security", "Auth", "Secret", "Log", "Policy", "Version"];

    /// <summary>What names end with that hold words for people: nobody's rule begins with them.</summary>
    private static readonly string[] Prose = ["Message", "Subject", "Description", "Failure"];

    /// <summary>Chooses a property of a type: rather one that speaks of protection, rather a text or a structure than a switch whose good side is not known.</summary>
    /// <param name="descriptor">The type.</param>
    /// <param name="self">Its properties.</param>
    /// <returns>The property, or null for a type that has none to judge.</returns>
    public static DraftProperty? Of(ResourceDescriptor descriptor, CelType self)
    {
        var names = new[] { descriptor.Id, descriptor.Name, descriptor.Region, descriptor.Created }.OfType<JsonPath>().Concat(descriptor.Aliases).Select(p => p.Root).Append(descriptor.Arn).Append(descriptor.Tags).ToHashSet(StringComparer.Ordinal);
        return self.ObjectType!.Fields.Where(f => !names.Contains(f.Name))
            .OrderBy(f => Rank(f)).ThenBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => Of(f, CallFor(descriptor, f.Name))).FirstOrDefault();
    }

    private static int Rank(CelField field)
    {
        var isProse = Prose.Any(p => field.Name.EndsWith(p, StringComparison.Ordinal));
        var word = isProse ? -1 : Array.FindIndex(Telling, w => field.Name.Contains(w, StringComparison.OrdinalIgnoreCase));
        var kind = field.Type.Kind switch
        {
            CelTypeKind.String => field.Type.AllowedValues.Count == 0 ? 0 : 3,
            CelTypeKind.Object or CelTypeKind.Dyn => 1,
            CelTypeKind.List or CelTypeKind.Map => 2,
            _ => 4,
        };
        return ((isProse ? Telling.Length + 1 : word < 0 ? Telling.Length : word) * 5) + kind;
    }

    private static DraftProperty Of(CelField field, string call)
    {
        var name = field.Name;
        return field.Type.Kind switch
        {
            CelTypeKind.Bool => new(name, $"self.{name} == true", "true", "false", call),
            CelTypeKind.List => new(name, $"self.{name}.size() > 0", $"[{Example(field.Type.Parameters[0])}]", null, call),
            CelTypeKind.Map => new(name, $"self.{name}.size() > 0", $"{{ \"example\": {Example(field.Type.Parameters[1])} }}", null, call),
            _ => new(name, $"has(self.{name})", Example(field.Type), null, call),
        };
    }

    private static string Example(CelType type) => type.Kind switch
    {
        CelTypeKind.Bool => "true",
        CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Double => "1",
        CelTypeKind.List => $"[{Example(type.Parameters[0])}]",
        CelTypeKind.Map or CelTypeKind.Object or CelTypeKind.Dyn => "{}",
        CelTypeKind.Timestamp => "\"2026-01-01T00:00:00Z\"",
        _ => JsonSerializer.Serialize(type.AllowedValues.Count > 0 ? type.AllowedValues[0] : "example"),
    };

    /// <summary>The call whose failure leaves the property unread.</summary>
    private static string CallFor(ResourceDescriptor descriptor, string property) =>
        (descriptor.Details.FirstOrDefault(d => d.Into == property) ?? descriptor.Details.FirstOrDefault(d => d.Into.Length == 0))?.Call.Name
        ?? descriptor.List?.Call.Name ?? descriptor.Details[0].Call.Name;
}
