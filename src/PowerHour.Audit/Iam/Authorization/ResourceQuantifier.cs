namespace PowerHour.Audit.Iam.Authorization;

/// <summary>How many resources of a pattern a question is about.</summary>
public enum ResourceQuantifier
{
    /// <summary>One resource, named in full.</summary>
    Exactly,

    /// <summary>At least one resource of the pattern.</summary>
    Some,

    /// <summary>Every resource of the pattern.</summary>
    Every,
}
