using PowerHour.Audit.AwsServices;
using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Evaluation;

/// <summary>Follows property paths through the types of resources.</summary>
internal static class PropertyTypes
{
    /// <summary>What is wrong with a property path.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="path">The path: <c>Containers[].Image</c>.</param>
    /// <returns>One sentence, or null where the path can lead somewhere.</returns>
    public static string? Mistake(CelType type, JsonPath path)
    {
        var at = type;
        foreach (var step in path.Steps)
        {
            if (at.Kind == CelTypeKind.Dyn)
            {
                return null;
            }

            if (Next(at, step) is not { } next)
            {
                return step is "[]" or "{}" ? $"`{path}`: `{step}` stands after something that is no {(step == "[]" ? "list" : "map")}" : NoMember(at, step, path);
            }

            at = next;
        }

        return null;
    }

    /// <summary>The sentence for a member that a type does not have.</summary>
    /// <param name="type">The type.</param>
    /// <param name="member">The member.</param>
    /// <param name="path">Where it was named.</param>
    /// <returns>The sentence, with the nearest member there is.</returns>
    public static string NoMember(CelType type, string member, object path)
    {
        var near = type.ObjectType is { } known ? Nearest.To(member, known.Fields.Select(f => f.Name)) : null;
        return $"`{path}`: {type.Name} has no `{member}`{(near is null ? "" : $" — did you mean `{near}`?")}";
    }

    private static CelType? Next(CelType at, string step) => (step, at.Kind) switch
    {
        ("[]", CelTypeKind.List) => at.Parameters[0],
        ("{}", CelTypeKind.Map) => at.Parameters[1],
        ("[]" or "{}", _) => null,
        (_, CelTypeKind.Map) => at.Parameters[1],
        (_, CelTypeKind.Object) => at.ObjectType!.FindField(step)?.Type,
        _ => null,
    };
}
