using PowerHour.Audit.Iam.Conditions;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>One question: may this requester do this with these resources?</summary>
public sealed record AccessRequest
{
    /// <summary>Who asks.</summary>
    public required Requester Requester { get; init; }

    /// <summary>What is asked for.</summary>
    public required ActionName Action { get; init; }

    /// <summary>On what.</summary>
    public required ResourceScope Resource { get; init; }

    /// <summary>The twelve digits of the account that owns the resource.</summary>
    public required string ResourceAccount { get; init; }

    /// <summary>The condition keys of the request; by default none is known.</summary>
    public RequestContext Context { get; init; } = RequestContext.Unknown;

    /// <summary>True for an action without resource types: it needs an Allow on <c>*</c>, whatever resource is named.</summary>
    public bool ActsOnNoResource { get; init; }
}
