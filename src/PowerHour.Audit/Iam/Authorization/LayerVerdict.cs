using System.Runtime.InteropServices;
using PowerHour.Audit.Iam.Matching;
using PowerHour.Audit.Iam.Policies;

namespace PowerHour.Audit.Iam.Authorization;

/// <summary>Whether a layer allows, and by which statement.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LayerVerdict(Truth Allow, PolicyStatement? Statement)
{
    internal static LayerVerdict Unlimited => new(Truth.Yes, Statement: null);

    internal LayerVerdict Or(Truth truth, PolicyStatement? statement) =>
        truth > Allow ? new LayerVerdict(truth, statement) : this;

    internal LayerVerdict Or(LayerVerdict other) => other.Allow > Allow ? other : this;
}
