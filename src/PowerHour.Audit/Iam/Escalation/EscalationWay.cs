using PowerHour.Audit.Iam.Accounts;

namespace PowerHour.Audit.Iam.Escalation;

/// <summary>A technique that leads a principal to an administrator, and to whom.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="IsCertain">True when the step and the way from there on are certain to work.</param>
/// <param name="Target">The first, in ARN order, whom he becomes or gives more rights, certain ones first; null when he gives himself more rights.</param>
/// <param name="Targets">How many there are.</param>
public sealed record EscalationWay(EscalationTechnique Technique, bool IsCertain, IamPrincipal? Target, int Targets);
