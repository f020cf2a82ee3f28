namespace PowerHour.Audit.Evaluation.Guides;

/// <summary>A kind of edge by which resources are joined.</summary>
/// <param name="Edge">The name that <c>related</c> or <c>referrers</c> takes.</param>
/// <param name="Types">The resource types at its other end, sorted.</param>
/// <param name="Places">The properties that make it, sorted.</param>
public sealed record GuideRelation(string Edge, IReadOnlyList<string> Types, IReadOnlyList<string> Places);
