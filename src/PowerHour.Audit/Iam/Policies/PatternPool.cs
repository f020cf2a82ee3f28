using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Policies;

/// <summary>Compiled patterns, one per text, shared by the documents of one account.</summary>
internal sealed class PatternPool
{
    private readonly Dictionary<string, ResourcePattern> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Glob> _actionNames = new(StringComparer.Ordinal);

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
