using PowerHour.Audit.Analysis.Lineage;

namespace PowerHour.Audit.Findings.Paths;

/// <summary>A step of an attack path.</summary>
/// <param name="Label">How one point acts on the next: <c>can write</c>, <c>read by</c>.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Evidence">What says so: call, field or statement, value and time.</param>
/// <param name="Doubts">Why it is not certain; empty where it is.</param>
/// <param name="CutKey">The step as a place to cut: the same for steps that one change breaks; empty where cutting makes no sense.</param>
/// <param name="Cut">The change that breaks it; empty where <paramref name="CutKey"/> is.</param>
public sealed record AttackStep(string Label, Confidence Confidence, Evidence Evidence, IReadOnlyList<string> Doubts, string CutKey, string Cut);
