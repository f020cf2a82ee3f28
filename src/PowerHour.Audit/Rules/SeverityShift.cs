using PowerHour.Audit.Documents;

namespace PowerHour.Audit.Rules;

/// <summary>Another severity for some of the paths that a rule finds.</summary>
/// <param name="To">The severity.</param>
/// <param name="When">An expression over <c>path</c>: true where it is meant.</param>
public sealed record SeverityShift(Severity To, YamlText When);
