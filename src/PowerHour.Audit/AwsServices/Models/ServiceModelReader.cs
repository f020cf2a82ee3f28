namespace PowerHour.Audit.AwsServices.Models;

/// <summary>Reads one generated model file.</summary>
internal static class ServiceModelReader
{
    public static ServiceModel Read(string key, Stream json) => throw new NotSupportedException(key + json);
}
