using System.Reflection;

namespace PowerHour.Audit;

/// <summary>The version of the tool, as snapshots and reports name it.</summary>
public static class ToolVersion
{
    /// <summary>The version: <c>0.1.0</c>.</summary>
    public static readonly string Current = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
