using PowerHour.Audit.Cel.Types;

namespace PowerHour.Audit.Cel;

/// <summary>A variable of an environment.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
/// <param name="Slot">The place of its value in an activation.</param>
/// <param name="Program">The expression that computes it; <see langword="null"/> when the host sets it.</param>
/// <param name="Lifetime">How long its value stays the same.</param>
internal sealed record CelVariable(string Name, CelType Type, int Slot, CelProgram? Program, CelLifetime Lifetime);
