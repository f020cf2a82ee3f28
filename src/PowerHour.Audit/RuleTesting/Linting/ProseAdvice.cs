using System.Text.RegularExpressions;
using PowerHour.Audit.Documents;
using PowerHour.Audit.Rules;
using PowerHour.Audit.RuleTesting.Drafting;

namespace PowerHour.Audit.RuleTesting.Linting;

/// <summary>Finds sentences of a card that nobody has written yet: those of the draft, and notes to oneself.</summary>
internal static partial class ProseAdvice
{
    /// <summary>The problems of a card.</summary>
    /// <param name="rule">The card.</param>
    /// <returns>Warnings.</returns>
    public static IEnumerable<DocumentProblem> Of(Rule rule) =>
        from sentence in Sentences(rule)
        let left = IsOfDraft(sentence.Text) ? $"`{sentence.Key}` is still the draft's; say what this card is about"
            : Note().Match(sentence.Text) is { Success: true } note ? $"`{sentence.Key}` still says {note.Value}"
            : null
        where left is not null
        select CardPlace.Problem(rule.Source, sentence.Place, sentence.Word, left) with { IsWarning = true };

    private static bool IsOfDraft(string text) =>
        text == DraftSentences.Why || text.EndsWith(DraftSentences.AsItShouldBe, StringComparison.Ordinal) || text.EndsWith(DraftSentences.How, StringComparison.Ordinal);

    private static IEnumerable<(string Key, string Place, string Word, string Text)> Sentences(Rule rule) =>
    [
        ("title", "title", "", rule.Title),
        .. rule.Threats.Select(t => ("how", "threats", $"{t.Threat}:", t.How)),
        ("why", "why", "", rule.Why),
        ("cut", "cut", "", rule.Cut),
        ("message", "message", "", rule.Message),
        ("remediation", "remediation", "text", rule.Remediation.Text),
    ];

    [GeneratedRegex(@"\b(T[O]DO|F[I]XME|X[X]X|TBD)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Note();
}
