namespace PowerHour.Audit.Analysis.Access;

/// <summary>How near somebody who has access stands to the account that was read.</summary>
public enum GranteeKind
{
    /// <summary>A user or role of the account.</summary>
    Internal,

    /// <summary>Somebody of another account that counts as one's own, of an organisation that the policy names, or of an identity provider of the account.</summary>
    Trusted,

    /// <summary>Somebody of an account that is not trusted.</summary>
    Foreign,

    /// <summary>Anybody at all, or anybody who has an AWS account.</summary>
    Public,

    /// <summary>An AWS service acting for itself.</summary>
    Service,
}
