using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Conditions;

/// <summary>Reads one condition value for an operator.</summary>
internal static class ConditionValueParser
{
    /// <summary>Null when the text is not a value of the operator's kind.</summary>
    internal static ConditionValue? TryParse(ConditionOperator op, string text, bool allowVariables) => op.Family switch
    {
        ComparisonFamily.Text => Exact(text, allowVariables, StringComparison.Ordinal),
        ComparisonFamily.TextIgnoreCase => Exact(text, allowVariables, StringComparison.OrdinalIgnoreCase),
        ComparisonFamily.Like => Pattern(text, allowVariables, GlobStyle.Plain),
        ComparisonFamily.Arn => Pattern(text, allowVariables, GlobStyle.ArnCondition),
        ComparisonFamily.Number => NumberValue.TryParse(text, out var number)
            ? new NumberValue { Text = text, Number = number, Ordering = op.Ordering } : null,
        ComparisonFamily.Date => DateValue.TryParse(text, out var seconds)
            ? new DateValue { Text = text, Seconds = seconds, Ordering = op.Ordering } : null,
        ComparisonFamily.Binary => BinaryValue.TryDecode(text) is { } bytes
            ? new BinaryValue { Text = text, Bytes = bytes } : null,
        ComparisonFamily.Address => AddressValue.TryParse(text),
        _ => Flag(text),
    };

    private static TextValue Exact(string text, bool allowVariables, StringComparison comparison) =>
        new() { Text = text, Variables = TextTemplate.TryParse(text, allowVariables), Comparison = comparison };

    private static PatternValue Pattern(string text, bool allowVariables, GlobStyle style)
    {
        var variables = TextTemplate.TryParse(text, allowVariables);
        var glob = variables is null ? GlobCompiler.Compile(text, style) : null;
        return new PatternValue { Text = text, Variables = variables, Glob = glob, Style = style };
    }

    private static TextValue? Flag(string text)
    {
        var isFlag = text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
        return isFlag
            ? new TextValue { Text = text, Variables = null, Comparison = StringComparison.OrdinalIgnoreCase }
            : null;
    }
}
