using System.Collections.Frozen;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>Reads operator names. Source: reference_policies_elements_condition_operators.html.</summary>
internal static class ConditionOperatorParser
{
    private const string IfExistsSuffix = "IfExists";

    private static readonly FrozenDictionary<string, ConditionOperator> Known = Build();

    internal static bool TryParse(string name, out ConditionOperator result)
    {
        var rest = name.AsSpan();
        var quantifier = SetQuantifier.None;
        if (rest.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase))
        {
            quantifier = SetQuantifier.ForAllValues;
        }
        else if (rest.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase))
        {
            quantifier = SetQuantifier.ForAnyValue;
        }

        rest = quantifier == SetQuantifier.None ? rest : rest[(rest.IndexOf(':') + 1)..];
        var ifExists = rest.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        rest = ifExists ? rest[..^IfExistsSuffix.Length] : rest;
        if (!Known.TryGetValue(rest.ToString(), out result) || (result.Family == ComparisonFamily.Null && ifExists))
        {
            return false;
        }

        result = result with { Quantifier = quantifier, IfExists = ifExists };
        return true;
    }

    private static FrozenDictionary<string, ConditionOperator> Build()
    {
        var known = new Dictionary<string, ConditionOperator>(StringComparer.OrdinalIgnoreCase);
        AddEquality(known, "StringEquals", "StringNotEquals", ComparisonFamily.Text);
        AddEquality(known, "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", ComparisonFamily.TextIgnoreCase);
        AddEquality(known, "StringLike", "StringNotLike", ComparisonFamily.Like);
        AddEquality(known, "ArnLike", "ArnNotLike", ComparisonFamily.Arn);
        AddEquality(known, "ArnEquals", "ArnNotEquals", ComparisonFamily.Arn);
        AddEquality(known, "IpAddress", "NotIpAddress", ComparisonFamily.Address);
        AddOrdered(known, "Numeric", ComparisonFamily.Number);
        AddOrdered(known, "Date", ComparisonFamily.Date);
        Add(known, "Bool", ComparisonFamily.Boolean);
        Add(known, "BinaryEquals", ComparisonFamily.Binary);
        Add(known, "Null", ComparisonFamily.Null);
        return known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void AddOrdered(Dictionary<string, ConditionOperator> known, string prefix, ComparisonFamily family)
    {
        AddEquality(known, prefix + "Equals", prefix + "NotEquals", family);
        Add(known, prefix + "LessThan", family, Ordering.Less);
        Add(known, prefix + "LessThanEquals", family, Ordering.LessOrEqual);
        Add(known, prefix + "GreaterThan", family, Ordering.Greater);
        Add(known, prefix + "GreaterThanEquals", family, Ordering.GreaterOrEqual);
    }

    private static void AddEquality(
        Dictionary<string, ConditionOperator> known, string positive, string negative, ComparisonFamily family)
    {
        Add(known, positive, family);
        known[negative] = new ConditionOperator(family, Ordering.Equal, IsNegated: true, SetQuantifier.None, IfExists: false);
    }

    private static void Add(
        Dictionary<string, ConditionOperator> known, string name, ComparisonFamily family, Ordering ordering = Ordering.Equal) =>
        known[name] = new ConditionOperator(family, ordering, IsNegated: false, SetQuantifier.None, IfExists: false);
}
