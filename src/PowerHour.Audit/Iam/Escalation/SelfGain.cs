using System.Runtime.InteropServices;
using PowerHour.Audit.Iam.Matching;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A technique that makes an administrator of its user, directly or by way of another principal that it empowers.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SelfGain(EscalationTechnique Technique, Truth Truth, int? Via);
