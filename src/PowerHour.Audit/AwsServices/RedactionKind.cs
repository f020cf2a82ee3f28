namespace PowerHour.Audit.AwsServices;

/// <summary>How a place that may hold secrets is made safe before anything is kept.</summary>
public enum RedactionKind
{
    /// <summary>A map: keys stay, values go.</summary>
    Map,

    /// <summary>A base64 script: looked at decoded, then goes.</summary>
    Script,

    /// <summary>A JSON text: texts that look like secrets go, the rest stays.</summary>
    Json,

    /// <summary>A list of command-line arguments: those that look like secrets go.</summary>
    Arguments,

    /// <summary>A URL: its user information goes.</summary>
    Url,
}
