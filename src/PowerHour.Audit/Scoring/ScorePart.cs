using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Scoring;

/// <summary>What the rules of one severity and one directness bring to a score, as weight. The parts of a score add up to it.</summary>
/// <param name="Severity">The severity of the rules.</param>
/// <param name="IsDirect">Whether they are a direct step of the threat, or help.</param>
/// <param name="Each">What one rule weighs.</param>
/// <param name="Rules">How many judged something.</param>
/// <param name="Held">The weight of what holds.</param>
/// <param name="Open">The weight of what was not decided.</param>
/// <param name="Failed">The weight of what fails.</param>
public sealed record ScorePart(Severity Severity, bool IsDirect, Rational Each, int Rules, Rational Held, Rational Open, Rational Failed);
