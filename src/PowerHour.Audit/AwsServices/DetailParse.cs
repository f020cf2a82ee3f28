namespace PowerHour.Audit.AwsServices;

/// <summary>How a taken text is kept.</summary>
internal enum DetailParse
{
    /// <summary>As it is.</summary>
    None,

    /// <summary>Parsed as JSON.</summary>
    Json,
}
