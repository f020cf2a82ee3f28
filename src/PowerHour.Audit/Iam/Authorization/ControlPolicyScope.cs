using System.Collections.Frozen;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Whom and what the control policies of an organisation bind (rules R2 and R3).</summary>
internal static class ControlPolicyScope
{
    private static readonly FrozenSet<string> ResourceControlServices =
        IamData.Lines("rcp-services.txt").ToFrozenSet(StringComparer.Ordinal);

    internal static bool Binds(AccessRequest request, PolicyLayer layer)
    {
        if (request.Requester.IsServiceLinked)
        {
            return false;
        }

        return layer == PolicyLayer.ServiceControl
            ? request.Requester.Account is not null
            : ResourceControlServices.Contains(request.Action.Service) && request.Action is not { Service: "kms", Name: "retiregrant" };
    }
}
