using System.Collections.Immutable;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>The Resource or NotResource element of a statement.</summary>
/// <param name="IsNegated">True for NotResource.</param>
/// <param name="Patterns">The entries.</param>
internal sealed record ResourceSet(bool IsNegated, ImmutableArray<ResourcePattern> Patterns)
{
    /// <summary>What stands for a Resource element that the kind of policy does not have.</summary>
    internal static ResourceSet Everything { get; } = new(IsNegated: false, [ResourcePattern.Compile("*", allowVariables: false)]);

    /// <summary>True when one entry is a lone star.</summary>
    internal bool IsEverything => !IsNegated && Patterns.Any(static p => p.Glob is { IsAny: true });

    internal Truth Match(ResourceProbe probe, RequestContext context)
    {
        var any = Truth.No;
        foreach (var pattern in Patterns)
        {
            any = TruthLogic.Or(any, pattern.Match(probe, context));
            if (any == Truth.Yes)
            {
                break;
            }
        }

        return IsNegated ? TruthLogic.Not(any) : any;
    }
}
