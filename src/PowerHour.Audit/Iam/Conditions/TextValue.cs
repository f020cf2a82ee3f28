using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>A value compared as text, with its variables replaced.</summary>
internal sealed class TextValue : ConditionValue
{
    internal required TextTemplate? Variables { get; init; }

    internal required StringComparison Comparison { get; init; }

    internal override TextTemplate? Template => Variables;

    internal override Truth Matches(string requestValue, RequestContext context)
    {
        if (Variables is null)
        {
            return TruthLogic.Of(string.Equals(requestValue, Text, Comparison));
        }

        var characters = new List<PatternCharacter>();
        var resolved = Variables.Resolve(context, characters);
        if (resolved != Truth.Yes)
        {
            return resolved;
        }

        var text = string.Concat(characters.Select(static c => c.Value));
        return TruthLogic.Of(string.Equals(requestValue, text, Comparison));
    }
}
