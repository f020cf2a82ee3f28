using PowerHour.Audit.Cel;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Evaluation;

/// <summary>A rule whose expressions are compiled and checked against the types of its resource.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Environment">What its expressions may mention, its named expressions included.</param>
/// <param name="Lets">Its named expressions.</param>
/// <param name="Where">Which resources it is about; null for all.</param>
/// <param name="Require">What must hold; null where a person must look, or where paths are looked for.</param>
public sealed record CompiledRule(Rule Rule, CelEnvironment Environment, IReadOnlyList<CelProgram> Lets, CelProgram? Where, CelProgram? Require)
{
    /// <summary>The paths that must not be there; null for a rule that looks for none.</summary>
    public CelProgram? Paths { get; init; }

    /// <summary>Which paths make a failure worse; null where none do.</summary>
    public CelProgram? Raise { get; init; }

    /// <summary>Which paths make a failure milder; null where none do.</summary>
    public CelProgram? Lower { get; init; }

    /// <summary>Every expression of the rule.</summary>
    public IEnumerable<CelProgram> Programs => Lets.Append(Where).Append(Require).Append(Paths).Append(Raise).Append(Lower).OfType<CelProgram>();
}
