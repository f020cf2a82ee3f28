using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules.Definitions;

/// <summary>An expression with a name that cards share. A card that mentions the name has it as if it were a <c>let</c> of its own.</summary>
/// <param name="Name">The name.</param>
/// <param name="About">What it says, in one sentence.</param>
/// <param name="Needs">What a card must have for it: names of its <c>let</c>, and <c>params.</c> with a name of its <c>params</c>.</param>
/// <param name="Is">The expression.</param>
public sealed record Definition(string Name, string About, IReadOnlyList<string> Needs, YamlText Is);
