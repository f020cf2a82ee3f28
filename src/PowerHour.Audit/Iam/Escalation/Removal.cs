using PowerHour.Audit.Iam.Accounts;
using PowerHour.Audit.Iam.Conditions;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A restriction that may be taken off, and what it takes.</summary>
/// <param name="Resource">The ARN of the user, role, group or policy that is changed.</param>
/// <param name="Context">What the caller chooses besides; null for nothing.</param>
/// <param name="Apply">Gives the principal as it is afterwards.</param>
internal sealed record Removal(string Resource, RequestContext? Context, Func<IamPrincipal, IamPrincipal> Apply);
