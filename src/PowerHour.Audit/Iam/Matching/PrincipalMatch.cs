using System.Runtime.InteropServices;

namespace PowerHour.Audit.Iam.Matching;

/// <summary>How, and how certainly, a Principal element reaches a requester.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PrincipalMatch(NamedAs As, Truth Truth)
{
    internal static PrincipalMatch None => new(NamedAs.Nobody, Truth.No);
}
