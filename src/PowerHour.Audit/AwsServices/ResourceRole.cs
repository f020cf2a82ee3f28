namespace PowerHour.Audit.AwsServices;

/// <summary>Whether a resource type is judged by itself or for its part in machine learning.</summary>
public enum ResourceRole
{
    /// <summary>Belongs to machine learning: judged wherever it is seen.</summary>
    Ml,

    /// <summary>Serves many purposes: judged where the ML lineage reaches it.</summary>
    Shared,
}
