using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>One entry of a Resource or NotResource element.</summary>
internal sealed class ResourcePattern
{
    private readonly TextTemplate? _template;
    private readonly Glob? _glob;

    private ResourcePattern(string text, TextTemplate? template, Glob? glob)
    {
        Text = text;
        _template = template;
        _glob = glob;
    }

    /// <summary>The pattern as the policy writes it.</summary>
    internal string Text { get; }

    /// <summary>The variables of the pattern, or null.</summary>
    internal TextTemplate? Template => _template;

    /// <summary>The compiled pattern; null when it holds variables.</summary>
    internal Glob? Glob => _glob;

    internal static ResourcePattern Compile(string text, bool allowVariables)
    {
        var template = TextTemplate.TryParse(text, allowVariables);
        return new ResourcePattern(text, template, template is null ? GlobCompiler.Compile(text, GlobStyle.Resource) : null);
    }

    /// <summary>How a question lies to the pattern; a variable whose value is not known makes the truth conditional.</summary>
    internal (GlobRelation Relation, Truth Truth) Relate(ResourceQuestion question, RequestContext context)
    {
        if (_glob is not null)
        {
            return (question.Relate(_glob), Truth.Yes);
        }

        var characters = new List<PatternCharacter>();
        var resolved = _template!.Resolve(context, characters);
        return resolved == Truth.No ? (GlobRelation.Disjoint, Truth.No) : (question.Relate(question.Intern(characters)), resolved);
    }

    internal Truth Match(ResourceProbe probe, RequestContext context)
    {
        if (_glob is not null)
        {
            return TruthLogic.Of(probe.Matches(_glob));
        }

        var characters = new List<PatternCharacter>();
        var resolved = _template!.Resolve(context, characters);
        if (resolved == Truth.No)
        {
            return Truth.No;
        }

        return probe.Matches(probe.Intern(characters)) ? resolved : Truth.No;
    }
}
