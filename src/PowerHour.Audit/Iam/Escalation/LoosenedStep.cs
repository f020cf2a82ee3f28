using System.Collections.Immutable;
using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Authorization;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A restriction taken off, and what is done then.</summary>
/// <param name="Before">The decisions that take it off, and where the principal then makes itself an administrator the one that shows it.</param>
/// <param name="After">The principal as it is then.</param>
/// <param name="Then">The technique by which it becomes another principal then; null where it makes itself an administrator.</param>
internal sealed record LoosenedStep(ImmutableArray<Decision> Before, IamPrincipal After, EscalationTechnique? Then);
