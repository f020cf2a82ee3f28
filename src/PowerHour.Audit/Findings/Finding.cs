using System.Diagnostics.CodeAnalysis;
using PowerHour.Audit.Findings.Paths;
using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings;

/// <summary>One rule applied to one resource, with a status. Passing ones are findings too.</summary>
/// <remarks>
/// Message and evidence of a finding that the engine made are worked out anew whenever they are read; a writer that needs one twice keeps
/// it. A copy made by <c>with</c> says what its original said, except where it is told otherwise. ADR 11.
/// </remarks>
public sealed record Finding
{
    private readonly Rule _rule = null!;
    private readonly FindingResource _resource = null!;
    private readonly FindingDetail _detail = GivenDetail.Empty;
    private readonly Status _status;
    private readonly FindingMore _more = FindingMore.None;
    private Remembered<string> _fingerprint;

    /// <summary>Creates a finding of which everything is said.</summary>
    public Finding()
    {
    }

    /// <summary>Creates a finding that says the rest when asked.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="status">The verdict.</param>
    /// <param name="detail">The rest.</param>
#pragma warning disable CS8618 // The compiler does not see that the required properties read these fields.
    [SetsRequiredMembers]
    internal Finding(Rule rule, FindingResource resource, Status status, FindingDetail detail) => (_rule, _resource, _status, _detail) = (rule, resource, status, detail);
#pragma warning restore CS8618

    /// <summary>The rule.</summary>
    public required Rule Rule { get => _rule; init => (_detail, _rule) = (Said, value); }

    /// <summary>The resource.</summary>
    public required FindingResource Resource { get => _resource; init => (_detail, _resource) = (Said, value); }

    /// <summary>The verdict.</summary>
    public required Status Status { get => _status; init => (_detail, _status) = (Said, value); }

    /// <summary>One sentence: what was concluded of this resource.</summary>
    public required string Message { get => _detail.Message(this); init => _detail = Said.With(newMessage: value); }

    /// <summary>What was observed.</summary>
    public IReadOnlyList<Evidence> Evidence { get => _detail.Evidence(this); init => _detail = Said.With(newEvidence: value); }

    /// <summary>The gaps on which an UNKNOWN rests, by id, sorted.</summary>
    public IReadOnlyList<string> GapIds { get => _detail.GapIds; init => _detail = Said.With(newGapIds: value); }

    /// <summary>Whether the resource is in the lineage of a served model, or that can not be told.</summary>
    public bool InProduction { get; init; }

    /// <summary>The recorded decision not to act on a failure, while it is in force; else null. The status stays FAIL; the residual score and the order of fixing leave it out.</summary>
    public Suppression? Suppression { get => _more.Suppression; init => _more = _more with { Suppression = value }; }

    /// <summary>Whether somebody answers for leaving a failure as it is.</summary>
    public bool IsSuppressed => Suppression is not null;

    /// <summary>Stable identity between runs: rule id and resource, hashed; 32 hex digits.</summary>
    public required string Fingerprint
    {
        get => _fingerprint.Get(f => f._detail.Fingerprint(f), this);
        init => (_detail, _fingerprint) = (Said.With(newFingerprint: value), default);
    }

    /// <summary>The attack paths behind a finding of a path rule: of each kind of attacker the shortest. Behind an UNKNOWN, those of which not every step is certain.</summary>
    public IReadOnlyList<AttackPath> Paths { get => _more.Paths; init => _more = _more with { Paths = value }; }

    /// <summary>Every path of a failure, those that are not shown too, counted by the changes that break it.</summary>
    public IReadOnlyList<PathCutSet> CutSets { get => _more.CutSets; init => _more = _more with { CutSets = value }; }

    /// <summary>The severity of the paths that were found, where it is not the rule's.</summary>
    public Severity? PathSeverity { get => _more.PathSeverity; init => _more = _more with { PathSeverity = value }; }

    /// <summary>The severity: that of the paths found, else the rule's, unless the organisation changed it.</summary>
    public Severity Severity => PathSeverity ?? Rule.Severity;

    private GivenDetail Said => GivenDetail.Of(this, _detail);
}
