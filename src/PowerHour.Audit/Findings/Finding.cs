using PowerHour.Audit.Findings.Suppressions;
using PowerHour.Audit.Rules;

namespace PowerHour.Audit.Findings;

/// <summary>One rule applied to one resource, with a status. Passing ones are findings too.</summary>
public sealed record Finding
{
    /// <summary>The rule.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The resource.</summary>
    public required FindingResource Resource { get; init; }

    /// <summary>The verdict.</summary>
    public required Status Status { get; init; }

    /// <summary>One sentence: what was concluded of this resource.</summary>
    public required string Message { get; init; }

    /// <summary>What was observed.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The gaps on which an UNKNOWN rests, by id, sorted.</summary>
    public IReadOnlyList<string> GapIds { get; init; } = [];

    /// <summary>Whether the resource is in the lineage of a served model, or that can not be told.</summary>
    public bool InProduction { get; init; }

    /// <summary>The recorded decision not to act on a failure, while it is in force; else null. The status stays FAIL; the residual score and the order of fixing leave it out.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>Whether somebody answers for leaving a failure as it is.</summary>
    public bool IsSuppressed => Suppression is not null;

    /// <summary>Stable identity between runs: rule id and resource, hashed; 32 hex digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The severity: the rule's, unless the organisation changed it.</summary>
    public Severity Severity => Rule.Severity;
}
