namespace PowerHour.Audit.Iam.Matching;

/// <summary>Conjunction, disjunction and negation over <see cref="Truth"/>.</summary>
internal static class TruthLogic
{
    internal static Truth And(Truth left, Truth right) => left < right ? left : right;

    internal static Truth Or(Truth left, Truth right) => left > right ? left : right;

    internal static Truth Not(Truth value) => value switch
    {
        Truth.No => Truth.Yes,
        Truth.Yes => Truth.No,
        _ => value,
    };

    internal static Truth Of(bool value) => value ? Truth.Yes : Truth.No;
}
