namespace PowerHour.Audit.Evaluation.Guides;

/// <summary>Something that an expression can read.</summary>
/// <param name="Path">How it is written, elements as <c>[]</c> and values of a map as <c>{}</c>: <c>ProductionVariants[].ModelName</c>.</param>
/// <param name="Type">Its type as CEL names it.</param>
/// <param name="Values">The words it can be; empty where any will do.</param>
/// <param name="IsAlwaysThere">Whether it is never absent, so far as AWS promises.</param>
public sealed record GuideField(string Path, string Type, IReadOnlyList<string> Values, bool IsAlwaysThere);
