using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Syntax;

/// <summary>What a name or a dotted name stands for: a variable, a local or a type.</summary>
/// <param name="Variable">A variable of the environment.</param>
/// <param name="Local">The place of a comprehension's or bind's variable; -1 when it is none.</param>
/// <param name="LocalType">The type of that variable.</param>
/// <param name="TypeValue">A type.</param>
internal sealed record NameMeaning(CelVariable? Variable = null, int Local = -1, CelType? LocalType = null, CelType? TypeValue = null);
