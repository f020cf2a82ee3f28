namespace PowerHour.Audit.Iam.Accounts.Form;

/// <summary>What stands at a place of the authorization details.</summary>
internal enum FormKind
{
    /// <summary>An object with known members; others are passed over.</summary>
    Object,

    /// <summary>A list whose elements are all of one form.</summary>
    List,

    /// <summary>A text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>The ARN of a user, each listed once.</summary>
    UserArn,

    /// <summary>The ARN of a role, each listed once.</summary>
    RoleArn,

    /// <summary>The ARN of a group, each listed once.</summary>
    GroupArn,

    /// <summary>A policy document, which is judged for itself: what is wrong inside leaves the answers that rest on it unknown.</summary>
    Document,
}
