namespace PowerHour.Audit.Findings;

/// <summary>The verdict of a rule on a resource. Printed in capitals.</summary>
public enum Status
{
    /// <summary>Looked, and it does not hold.</summary>
    Fail,

    /// <summary>Could not look, or not enough information; the cause is named.</summary>
    Unknown,

    /// <summary>A person must look; the rule says so.</summary>
    Manual,

    /// <summary>The rule itself failed: our defect or the card's, never a verdict.</summary>
    Error,

    /// <summary>Looked, and it holds.</summary>
    Pass,

    /// <summary>The rule is not about this resource, or there is none and the list of them was read.</summary>
    NotApplicable,
}
