using System.Collections.Immutable;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A technique that a principal can use in one step. Evidence is gathered when it is first read.</summary>
public sealed class EscalationUse
{
    private readonly Lazy<ImmutableArray<Decision>> _evidence;
    private readonly Lazy<ImmutableArray<string>> _assumptions;

    internal EscalationUse(
        EscalationTechnique technique,
        bool isCertain,
        Func<ImmutableArray<Decision>> evidence,
        Func<ImmutableArray<Decision>, ImmutableArray<string>> assumptions)
    {
        Technique = technique;
        IsCertain = isCertain;
        _evidence = new Lazy<ImmutableArray<Decision>>(evidence);
        _assumptions = new Lazy<ImmutableArray<string>>(() => isCertain ? [] : assumptions(Evidence));
    }

    /// <summary>The technique.</summary>
    public EscalationTechnique Technique { get; }

    /// <summary>False when it depends on a condition, or on something running that was not looked for.</summary>
    public bool IsCertain { get; }

    /// <summary>What it depends on, when it is not certain.</summary>
    public ImmutableArray<string> Assumptions => _assumptions.Value;

    /// <summary>The decisions that make it possible, each with the statement that decided.</summary>
    public ImmutableArray<Decision> Evidence => _evidence.Value;
}
