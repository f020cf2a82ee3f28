using PowerHour.Audit.Iam.Actions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Compiled patterns, one per text, shared by the documents of one account.</summary>
internal sealed class PatternPool
{
    private readonly Dictionary<string, ResourcePattern> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Glob> _actionNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _doubts = new(StringComparer.Ordinal);

    /// <summary>What is odd about an action or a pattern of actions, in lower case; null for one that is known, or of a service whose actions are not.</summary>
    internal string? Doubt(string action)
    {
        if (!_doubts.TryGetValue(action, out var doubt))
        {
            _doubts[action] = doubt = ActionTable.Default.Matches(action) switch
            {
                ActionKnowledge.UnknownService => "is of a service that is not known: it is new, or misspelt.",
                ActionKnowledge.UnknownAction => "matches no action that is known of the service: it is new, or misspelt.",
                _ => null,
            };
        }

        return doubt;
    }

    internal ResourcePattern Resource(string text, bool allowVariables)
    {
        if (allowVariables && text.Contains("${", StringComparison.Ordinal))
        {
            return ResourcePattern.Compile(text, allowVariables);
        }

        return _resources.TryGetValue(text, out var pattern)
            ? pattern
            : _resources[text] = ResourcePattern.Compile(text, allowVariables: false);
    }

    internal Glob ActionName(string lowerCaseName) => _actionNames.TryGetValue(lowerCaseName, out var glob)
        ? glob
        : _actionNames[lowerCaseName] = GlobCompiler.Compile(lowerCaseName, GlobStyle.Plain);
}
