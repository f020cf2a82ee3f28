using System.Collections.Concurrent;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The resource or resources that a question is about.</summary>
public sealed record ResourceScope
{
    private readonly ConcurrentDictionary<Glob, ResourceScope?>? _parts;

    private ResourceScope(string text, ResourceQuantifier quantifier, Glob? pattern)
    {
        Text = text;
        Quantifier = quantifier;
        Pattern = pattern;
        _parts = pattern is null ? null : [];
        Relations = pattern is null ? null : [];
    }

    /// <summary>The ARN or the ARN pattern.</summary>
    public string Text { get; }

    /// <summary>How many resources are meant.</summary>
    public ResourceQuantifier Quantifier { get; }

    internal Glob? Pattern { get; }

    /// <summary>How policy patterns lie to this scope, remembered for the next question about it.</summary>
    internal ConcurrentDictionary<Glob, GlobRelation>? Relations { get; }

    /// <summary>A policy's pattern as a question of its own, if all its resources lie in this scope; otherwise null.</summary>
    internal ResourceScope? Part(Glob pattern) => _parts!.GetOrAdd(pattern, Carve);

    private ResourceScope? Carve(Glob pattern)
    {
        if (!GlobComparison.SurelyCovers(Pattern!.Tokens, pattern.Tokens))
        {
            return null;
        }

        return pattern.IsLiteral ? Exactly(pattern.LiteralPrefix) : new ResourceScope(pattern.ToString(), Quantifier, pattern);
    }

    /// <summary>One resource. <c>*</c> stands for an action that acts on no resource.</summary>
    /// <param name="arn">The ARN.</param>
    /// <returns>The scope.</returns>
    public static ResourceScope Exactly(string arn) => new(arn, ResourceQuantifier.Exactly, pattern: null);

    /// <summary>At least one resource of a pattern, for example any object under a prefix.</summary>
    /// <param name="pattern">An ARN pattern as in a Resource element.</param>
    /// <returns>The scope.</returns>
    public static ResourceScope Some(string pattern) => Symbolic(pattern, ResourceQuantifier.Some);

    /// <summary>Every resource of a pattern.</summary>
    /// <param name="pattern">An ARN pattern as in a Resource element.</param>
    /// <returns>The scope.</returns>
    public static ResourceScope Every(string pattern) => Symbolic(pattern, ResourceQuantifier.Every);

    /// <summary>At least one resource of a pattern whose wildcards stay between colons.</summary>
    internal static ResourceScope SomeConfined(string pattern) => Symbolic(pattern, ResourceQuantifier.Some, GlobStyle.Confined);

    /// <summary>The resources asked about are real ARNs: their first fields hold no colon.</summary>
    private static ResourceScope Symbolic(string pattern, ResourceQuantifier quantifier)
    {
        var isWhole = pattern.AsSpan().Count(':') >= 5;
        return Symbolic(pattern, quantifier, isWhole ? GlobStyle.ArnCondition : GlobStyle.Resource);
    }

    private static ResourceScope Symbolic(string pattern, ResourceQuantifier quantifier, GlobStyle style)
    {
        var glob = GlobCompiler.Compile(pattern, style);
        return glob.IsLiteral ? Exactly(pattern) : new ResourceScope(pattern, quantifier, glob);
    }
}
