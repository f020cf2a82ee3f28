using PowerHour.Audit.Cel.Syntax;

namespace PowerHour.Audit.Cel.Checking;

/// <summary>Works out how long the value of a checked expression stays the same: as long as the shortest-lived thing that it mentions.</summary>
internal static class LifetimeFinder
{
    /// <summary>The lifetime of an expression's value.</summary>
    /// <param name="node">The expression. Variables that its macros bind live as long as what they walk over.</param>
    /// <returns>The lifetime.</returns>
    public static CelLifetime Of(SyntaxNode node)
    {
        var own = node switch
        {
            NameNode { Meaning.Variable: { } variable } => variable.Lifetime,
            SelectNode { Meaning: { } meaning } => meaning.Variable?.Lifetime ?? CelLifetime.Always,
            CallNode call => call.Candidates.Select(c => c.Lifetime).DefaultIfEmpty(CelLifetime.Always).Min(),
            _ => CelLifetime.Always,
        };
        return node is SelectNode { Meaning: not null } ? own : node.Children.Select(Of).Append(own).Min();
    }
}
