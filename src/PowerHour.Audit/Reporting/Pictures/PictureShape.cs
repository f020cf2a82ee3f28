namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>The outline of a box: what kind of thing it is, without colour.</summary>
public enum PictureShape
{
    /// <summary>Something at rest: a bucket, a table, an artifact.</summary>
    Data,

    /// <summary>Something that runs: a job, a function, a stream.</summary>
    Work,

    /// <summary>A model or what serves it.</summary>
    Model,

    /// <summary>Somebody who acts.</summary>
    Actor,
}
