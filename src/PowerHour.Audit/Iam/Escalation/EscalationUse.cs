using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A technique that a principal can use in one step. Evidence is gathered when it is first read.</summary>
public sealed class EscalationUse
{
    private readonly EvidenceBuilder _builder;
    private readonly IamPrincipal? _from;
    private readonly IamPrincipal? _to;
    private ImmutableArray<Decision> _evidence;
    private ImmutableArray<string> _assumptions;

    internal EscalationUse(EscalationTechnique technique, bool isCertain, EvidenceBuilder builder, IamPrincipal? from, IamPrincipal? to)
    {
        Technique = technique;
        IsCertain = isCertain;
        (_builder, _from, _to) = (builder, from, to);
    }

    /// <summary>The technique.</summary>
    public EscalationTechnique Technique { get; }

    /// <summary>False when it depends on a condition, or on something running that was not looked for.</summary>
    public bool IsCertain { get; }

    /// <summary>What it depends on, when it is not certain.</summary>
    public ImmutableArray<string> Assumptions
    {
        get
        {
            if (_assumptions.IsDefault)
            {
                _assumptions = IsCertain || _from is null ? [] : _builder.Assumptions(Technique, _from, _to, Evidence);
            }

            return _assumptions;
        }
    }

    /// <summary>The decisions that make it possible, each with the statement that decided.</summary>
    public ImmutableArray<Decision> Evidence
    {
        get
        {
            if (_evidence.IsDefault)
            {
                _evidence = _builder.Evidence(Technique, _from, _to);
            }

            return _evidence;
        }
    }
}
