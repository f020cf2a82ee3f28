namespace PowerHour.Audit.Tests.Iam;

/// <summary>What closes an escalation.</summary>
public enum Closing
{
    None,
    Boundary,
    Deny,
    Trust,
    Scope,
}
