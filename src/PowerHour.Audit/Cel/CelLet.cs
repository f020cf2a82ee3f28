namespace PowerHour.Audit.Cel;

/// <summary>The outcome of adding a computed variable to an environment.</summary>
/// <param name="Environment">The environment with the variable; after errors the variable is there as dyn, so that later expressions report only their own errors.</param>
/// <param name="Compilation">The program of the variable, and what is wrong with it.</param>
public sealed record CelLet(CelEnvironment Environment, CelCompilation Compilation);
