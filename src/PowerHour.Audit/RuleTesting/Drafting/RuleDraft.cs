using PowerHour.Audit.Documents;

namespace PowerHour.Audit.RuleTesting.Drafting;

/// <summary>A first card and its tests, valid as they stand, for somebody to change into what they mean.</summary>
/// <param name="Card">The card: <c>service/name.yaml</c>.</param>
/// <param name="Tests">Its tests: <c>service/name.tests.yaml</c>.</param>
public sealed record RuleDraft(SourceFile Card, SourceFile Tests);
