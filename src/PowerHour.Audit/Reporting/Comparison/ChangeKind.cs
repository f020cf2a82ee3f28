namespace PowerHour.Audit.Reporting.Comparison;

/// <summary>How a finding stands to the one of the baseline.</summary>
public enum ChangeKind
{
    /// <summary>FAIL now, and not before: the resource held, was not decided, or was not there.</summary>
    New,

    /// <summary>UNKNOWN or ERROR now, and not before: also where a failure can no longer be seen. Never taken for fixed.</summary>
    BecameUnknown,

    /// <summary>FAIL before and now, with another severity, other evidence, or another decision; or another status without a failure.</summary>
    Changed,

    /// <summary>FAIL before, and looked at again: it holds, or the rule is not about it any more.</summary>
    Fixed,

    /// <summary>The resource is gone: every list in which it would stand was read whole.</summary>
    Disappeared,

    /// <summary>The rule took no part this time.</summary>
    NoLongerJudged,

    /// <summary>There now, not there before, and no failure.</summary>
    Added,

    /// <summary>The same.</summary>
    Unchanged,
}
