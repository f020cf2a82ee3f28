namespace PowerHour.Audit.Analysis.Lineage;

/// <summary>How well a step of a path is known, the weakest first. A path is as well known as its weakest step.</summary>
public enum Confidence
{
    /// <summary>A name matches, no more. A path with such a step can not fail a model; it leaves the rule undecided.</summary>
    Assumed,

    /// <summary>Policies allow it.</summary>
    Capability,

    /// <summary>Two resources name places in S3 that share objects.</summary>
    Derived,

    /// <summary>A field of a resource says so.</summary>
    Configured,
}
