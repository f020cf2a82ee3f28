namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>How sure a line is, the surest first.</summary>
public enum PictureCertainty
{
    /// <summary>A field of an answer says so.</summary>
    Configured,

    /// <summary>Two fields name the same place.</summary>
    Derived,

    /// <summary>Policies allow it.</summary>
    Capability,

    /// <summary>Names look alike; nothing proves it.</summary>
    Assumed,
}
