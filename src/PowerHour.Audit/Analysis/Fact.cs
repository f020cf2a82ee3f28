using PowerHour.Audit.Cel.Types;
using PowerHour.Audit.Cel.Values;
using PowerHour.Audit.Inventory;

namespace PowerHour.Audit.Analysis;

/// <summary>A derived statement about a resource that no call returns. Cards read it as <c>facts.name</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Compute">Works it out; the value is unknown where it rests on something that could not be read.</param>
public sealed record Fact(string Name, CelType Type, Func<Resource, AnalysisContext, CelValue> Compute);
