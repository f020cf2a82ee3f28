using System.Runtime.InteropServices;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Whether the layers together allow; the statement that grants; the layer that grants, or that does not.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GrantVerdict(Truth Allow, PolicyStatement? Statement, PolicyLayer? Layer)
{
    internal static GrantVerdict From(LayerVerdict verdict, PolicyLayer layer) => new(verdict.Allow, verdict.Statement, layer);

    /// <summary>A further layer must allow too.</summary>
    internal GrantVerdict Limit(Truth other, PolicyLayer layer) =>
        other < Allow ? new GrantVerdict(other, Statement, layer) : this;

    internal GrantVerdict Limit(LayerVerdict other, PolicyLayer layer) => Limit(other.Allow, layer);

    /// <summary>Another way to be allowed.</summary>
    internal GrantVerdict Or(GrantVerdict other) => other.Allow > Allow ? other : this;
}
