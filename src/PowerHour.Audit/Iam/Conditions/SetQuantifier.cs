namespace PowerHour.Audit.Iam.Conditions;

/// <summary>The prefix of an operator on a key with several values.</summary>
internal enum SetQuantifier
{
    /// <summary>No prefix.</summary>
    None,

    /// <summary><c>ForAllValues:</c>.</summary>
    ForAllValues,

    /// <summary><c>ForAnyValue:</c>.</summary>
    ForAnyValue,
}
