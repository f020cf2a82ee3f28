using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Evaluation;

/// <summary>What a function of cards does.</summary>
/// <param name="arguments">The arguments.</param>
/// <param name="judgement">The resource that is judged and the account around it.</param>
/// <returns>The result.</returns>
internal delegate CelValue RuleFunction(ReadOnlySpan<CelValue> arguments, Judgement judgement);
