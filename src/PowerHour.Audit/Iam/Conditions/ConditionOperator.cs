namespace PowerHour.Audit.Iam.Conditions;

/// <summary>One condition operator, taken apart.</summary>
/// <param name="Family">How values are read.</param>
/// <param name="Ordering">How they are compared.</param>
/// <param name="IsNegated">True for the Not operators.</param>
/// <param name="Quantifier">The set prefix.</param>
/// <param name="IfExists">True with the IfExists suffix.</param>
internal readonly record struct ConditionOperator(
    ComparisonFamily Family,
    Ordering Ordering,
    bool IsNegated,
    SetQuantifier Quantifier,
    bool IfExists);
