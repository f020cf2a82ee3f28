namespace PowerHour.Audit.Reporting.Pictures;

/// <summary>Names for people.</summary>
internal static class PictureWords
{
    /// <summary>The heading of a stage.</summary>
    public static string Of(PictureStage stage) => stage switch
    {
        PictureStage.Actors => "Who",
        PictureStage.Sources => "Sources",
        PictureStage.Data => "Data and preparation",
        PictureStage.Training => "Training",
        PictureStage.Models => "Artifacts and models",
        PictureStage.Serving => "Serving",
        _ => "Reached and recorded",
    };

    /// <summary>How sure a line is.</summary>
    public static string Of(PictureCertainty certainty) => certainty switch
    {
        PictureCertainty.Configured => "configured",
        PictureCertainty.Derived => "derived: the same place",
        PictureCertainty.Capability => "allowed by policies",
        _ => "assumed from names",
    };
}
