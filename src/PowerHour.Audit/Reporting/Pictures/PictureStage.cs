namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Where a box stands on the way from data to whoever asks the model, from left to right.</summary>
public enum PictureStage
{
    /// <summary>People, roles and strangers who can touch what follows.</summary>
    Actors,

    /// <summary>Streams and deliveries that bring data in.</summary>
    Sources,

    /// <summary>Data at rest, and what prepares it.</summary>
    Data,

    /// <summary>Jobs that learn, and what they run.</summary>
    Training,

    /// <summary>Artifacts, packages and models.</summary>
    Models,

    /// <summary>What answers requests.</summary>
    Serving,

    /// <summary>The ways by which callers come to it, and what is recorded and watched of them.</summary>
    Access,
}
