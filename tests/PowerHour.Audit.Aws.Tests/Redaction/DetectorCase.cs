namespace PowerHour.Audit.Aws.Tests.Redaction;

/// <summary>A line of <c>detectors.json</c>.</summary>
public sealed record DetectorCase(string Key, string Value, string? Detector)
{
    public override string ToString() => $"{Key}={Value}";
}
