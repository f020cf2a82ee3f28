using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>A value with wildcards: StringLike, ArnLike, ArnEquals.</summary>
internal sealed class PatternValue : ConditionValue
{
    internal required TextTemplate? Variables { get; init; }

    internal required Glob? Glob { get; init; }

    internal required GlobStyle Style { get; init; }

    internal override TextTemplate? Template => Variables;

    internal override Truth Matches(string requestValue, RequestContext context)
    {
        if (Glob is not null)
        {
            return TruthLogic.Of(Glob.IsMatch(requestValue));
        }

        var characters = new List<PatternCharacter>();
        var resolved = Variables!.Resolve(context, characters);
        return resolved != Truth.No && GlobCompiler.Compile(characters, Style).IsMatch(requestValue) ? resolved : Truth.No;
    }
}
