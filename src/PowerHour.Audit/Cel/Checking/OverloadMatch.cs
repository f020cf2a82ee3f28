using PowerHour.Audit.Cel.Functions;
using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>An overload that fits the types of a call.</summary>
/// <param name="Overload">The overload.</param>
/// <param name="Result">Its result with type parameters replaced.</param>
internal sealed record OverloadMatch(CelOverload Overload, CelType Result)
{
    public static OverloadMatch? Try(CelOverload overload, CelType[] arguments)
    {
        if (!overload.TakesCount(arguments.Length))
        {
            return null;
        }

        var bindings = new Dictionary<string, CelType>(StringComparer.Ordinal);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!TypeRelation.IsAssignable(overload.ParameterAt(i), arguments[i], bindings))
            {
                return null;
            }
        }

        return new(overload, TypeRelation.Substitute(overload.Result, bindings));
    }
}
