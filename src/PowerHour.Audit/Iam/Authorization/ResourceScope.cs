using System.Collections.Concurrent;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>The resource or resources that a question is about.</summary>
public sealed record ResourceScope
{
    private ResourceScope(string text, ResourceQuantifier quantifier, Glob? pattern)
    {
        Text = text;
        Quantifier = quantifier;
        Pattern = pattern;
    }

    /// <summary>The ARN or the ARN pattern.</summary>
    public string Text { get; }

    /// <summary>How many resources are meant.</summary>
    public ResourceQuantifier Quantifier { get; }

    internal Glob? Pattern { get; }

    /// <summary>How policy patterns lie to this scope, remembered for the next question about it.</summary>
    internal ConcurrentDictionary<Glob, GlobRelation> Relations { get; } = [];

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

    private static ResourceScope Symbolic(string pattern, ResourceQuantifier quantifier)
    {
        var glob = GlobCompiler.Compile(pattern, GlobStyle.Resource);
        return glob.IsLiteral ? Exactly(pattern) : new ResourceScope(pattern, quantifier, glob);
    }
}
