namespace PowerHour.Audit.Analysis.Access;

/// <summary>Whether somebody can do something. In the order of how near the answer is to yes, so that the greater of two answers is the answer to "one or the other", and the smaller to "both".</summary>
public enum AccessAnswer
{
    /// <summary>No.</summary>
    No,

    /// <summary>Only where a condition holds that is not in the hands of the one who asks.</summary>
    Conditional,

    /// <summary>A policy that decides was not read: it may be any of the others.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,
}
