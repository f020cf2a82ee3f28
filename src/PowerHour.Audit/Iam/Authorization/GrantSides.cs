using System.Runtime.InteropServices;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Combines what the requester's own policies and the resource's policy grant (rules R4 to R7).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GrantSides
{
    internal LayerVerdict Identity { get; init; }

    internal LayerVerdict Boundary { get; init; }

    internal LayerVerdict Session { get; init; }

    internal ResourceGrants Resource { get; init; }

    internal GrantVerdict Combine(AccessRequest request)
    {
        if (request.Requester.Kind is RequesterKind.Service or RequesterKind.Anonymous or RequesterKind.Federated)
        {
            return GrantVerdict.From(Resource.Itself, PolicyLayer.Resource);
        }

        var ownSide = Limited(GrantVerdict.From(Identity, PolicyLayer.Identity));
        if (!Ordinal.Same(request.Requester.Account, request.ResourceAccount))
        {
            return CrossAccount(request, ownSide);
        }

        var named = GrantVerdict.From(Resource.Itself, PolicyLayer.Resource);
        var underlying = Limited(GrantVerdict.From(Resource.Underlying, PolicyLayer.Resource));
        var delegated = GoverningPolicy.Governs(request)
            ? ownSide.Limit(Resource.Account, PolicyLayer.Resource)
            : ownSide;
        return delegated.Or(underlying).Or(named);
    }

    private GrantVerdict CrossAccount(AccessRequest request, GrantVerdict ownSide)
    {
        var resourceSide = Resource.Any;
        if (!GoverningPolicy.WorksAcrossAccounts(request))
        {
            return new GrantVerdict(Truth.No, Statement: null, PolicyLayer.Resource);
        }

        var verdict = ownSide.Limit(resourceSide, PolicyLayer.Resource);
        return verdict.Allow == Truth.No ? verdict : verdict with { Statement = resourceSide.Statement ?? verdict.Statement };
    }

    private GrantVerdict Limited(GrantVerdict verdict) =>
        verdict.Limit(Boundary, PolicyLayer.Boundary).Limit(Session, PolicyLayer.Session);
}
