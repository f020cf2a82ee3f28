using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A workload as a technique meets it.</summary>
/// <param name="Role">The index of its role.</param>
/// <param name="Scope">The workload as the target of questions.</param>
/// <param name="Actions">The technique's actions, and whether each acts on the workload.</param>
internal sealed record WorkloadPlace(int Role, ResourceScope Scope, (string Action, bool IsActedOn)[] Actions);
