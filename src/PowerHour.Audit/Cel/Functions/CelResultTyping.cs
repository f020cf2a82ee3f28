using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>Decides at check time what a call returns, from its literal arguments.</summary>
/// <param name="literals">One entry per argument, the receiver of a member function first: its text when it is a string literal, otherwise <see langword="null"/>.</param>
/// <param name="arguments">The static types of the arguments.</param>
public delegate CelCallTyping CelResultTyping(IReadOnlyList<string?> literals, IReadOnlyList<CelType> arguments);
