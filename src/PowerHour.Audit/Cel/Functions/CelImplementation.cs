using PowerHour.Audit.Cel.Values;

namespace PowerHour.Audit.Cel.Functions;

/// <summary>What a function does.</summary>
/// <param name="arguments">The values, the receiver of a member function first. Valid during the call only.</param>
/// <param name="context">The evaluation: host state, budget, cancellation.</param>
/// <returns>The result, which may be an error or an unknown. Implementations do not throw.</returns>
public delegate CelValue CelImplementation(ReadOnlySpan<CelValue> arguments, CelContext context);
